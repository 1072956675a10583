// The picker in a frame: a page of its own, which is there for nothing else.

import { embedded } from "../parts/embedded.js";

embedded();
