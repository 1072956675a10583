// Where the reader is: what the address of this page says, put in order as it is read. What it says about the body
// stands behind "#" alone, is not lost when a link leads to a part of the page, and is taken from this device where the
// reader let it be remembered.

import { said, saysBody, tidied, withBody, written } from "./address.js";
import { remembered } from "./remember.js";

/** @import { Said } from "./address.js" */

/** The address of this page without its end; not its path alone, of which "//plans/" would be read as a host. */
export const page = () => location.href.split(/[?#]/)[0];

export class Here {
  end = ""; // of the address that was read last
  isOpening = true;

  /** @param {Guide.AddressData} table */
  constructor(table) {
    this.table = table;
  }

  /**
   * Reads the address and returns its end. An entry of the history that was read before is left as it is.
   */
  arrive() {
    const isNew = history.state?.read !== true;
    const given = location.search + location.hash;
    const isLink = isNew && this.isLink(given);
    const kept = isLink ? withBody(given, this.end, this.table) : tidied(given, this.table);
    const end = isNew && this.isOpening ? this.recalled(kept) : kept;
    Object.assign(this, { end, isOpening: false });
    history.replaceState({ ...history.state, read: true }, "", page() + end);
    const { anchor } = this.said();
    if (isNew && !isLink && anchor && saysBody(end, this.table)) jump(anchor);
    return this.end;
  }

  /**
   * Goes on to another address of the page, which is a new entry in the history.
   * @param {string} end
   * @param {object} [state]
   */
  go(end, state) {
    this.end = end;
    history.pushState({ ...history.state, ...state, read: true }, "", page() + end);
  }

  /** @type {() => Said} */
  said() {
    return said(this.end, this.table);
  }

  /**
   * The address with something else said in it, but for the part of the page.
   * @param {URLSearchParams} query
   */
  saying(query) {
    return written({ ...this.said(), query }, this.table);
  }

  /**
   * Whether a link to a part of the page led here, which says nothing about the body.
   * @param {string} end
   */
  isLink(end) {
    const isSame = !this.isOpening && this.end.split("#")[0] === location.search && location.href.includes("#");
    return isSame && !saysBody(end, this.table);
  }

  /**
   * An address that says nothing about the body, with what this device remembers.
   * @param {string} end
   */
  recalled(end) {
    const known = remembered();
    return known && !saysBody(end, this.table) ? withBody(end, known, this.table) : end;
  }
}

/**
 * Leads to a part of the page as a link does, so that it is a target to style sheets too. The body comes back after it.
 * @param {string} anchor
 */
function jump(anchor) {
  const target = document.getElementById(anchor);
  const folded = target?.closest("details");
  if (folded) folded.open = true;
  if (target) location.replace(`#${anchor}`);
}
