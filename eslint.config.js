// What the pages' scripts are held to beside their layout, which is prettier's concern.

import js from "@eslint/js";
import globals from "globals";

export default [
  { ignores: ["**/.venv/", "build/", "dist/", "node_modules/"] },
  js.configs.recommended,
  {
    files: ["eslint.config.js"],
    languageOptions: { globals: globals.node },
  },
  {
    files: ["visualize/templates/js/**/*.js"],
    languageOptions: { globals: globals.browser },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "array-callback-return": "error",
      eqeqeq: "error",
      "max-len": ["error", { code: 120 }],
      "max-lines": ["error", 400],
      "no-control-regex": "off", // what RDF and XML cannot hold is told by these
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-new-func": "error",
      "no-param-reassign": "error",
      "no-script-url": "error",
      "no-shadow": "error",
      "no-throw-literal": "error",
      "no-unused-vars": ["error", { varsIgnorePattern: "^_$", argsIgnorePattern: "^_$" }],
      "no-use-before-define": ["error", { functions: false, variables: false }],
      "no-var": "error",
      "object-shorthand": "error",
      "one-var": ["error", "never"],
      "prefer-const": "error",
      "prefer-template": "error",
      "no-restricted-properties": [
        "error",
        ...[
          { property: "innerHTML" },
          { property: "outerHTML" },
          { property: "insertAdjacentHTML" },
          { object: "document", property: "write" },
        ].map((what) => ({
          ...what,
          message: "Text from the data is never parsed as HTML: make() elements instead.",
        })),
      ],
      "no-restricted-syntax": [
        "error",
        {
          selector: "ExportNamedDeclaration > VariableDeclaration[kind!='const']",
          message: "An exported name keeps its value: export a const, or a function that tells.",
        },
        {
          selector: "TemplateElement[value.raw=/\\n/]",
          message: "The bundler takes indentation away, so a text must end on its line: use \\n.",
        },
      ],
    },
  },
];
