import js from "@eslint/js";

export default [
  js.configs.recommended,
  {
    files: ["kg/view/src/**/*.js"],
    rules: {
      "no-undef": "off", // tsc knows the names of the browser
      eqeqeq: "error",
      "prefer-const": "error",
      "no-restricted-properties": [
        "error",
        { property: "innerHTML", message: "text of a page is hostile: make elements with el()" },
        { property: "outerHTML", message: "text of a page is hostile: make elements with el()" },
        { property: "insertAdjacentHTML", message: "text of a page is hostile: make elements with el()" },
      ],
    },
  },
];
