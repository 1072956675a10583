// What eslint says of the scripts. Names that nobody declares are found by tsc, and exports that nobody uses by knip.

import js from "@eslint/js";
import stylistic from "@stylistic/eslint-plugin";

export default [
  js.configs.recommended,
  {
    plugins: { "@stylistic": stylistic },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "@stylistic/max-len": ["error", 120],
      "max-lines": ["error", 300],
      "max-lines-per-function": ["error", 40], // but for one that is called at once, which is a script's own room
      "array-callback-return": "error",
      eqeqeq: "error",
      "no-control-regex": "off", // they are what is looked for
      "no-empty": ["error", { allowEmptyCatch: true }],
      "no-implicit-globals": "error",
      "no-undef": "off",
      "no-useless-return": "error",
      "no-var": "error",
      "object-shorthand": "error",
      "prefer-arrow-callback": "error",
      "prefer-const": "error",
      "prefer-template": "error",
    },
  },
];
