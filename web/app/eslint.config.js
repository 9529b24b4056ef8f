import boundaries from "eslint-plugin-boundaries";
import hooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

export default tseslint.config(
  { ignores: ["src/api"] },
  ...tseslint.configs.recommendedTypeChecked,
  hooks.configs.flat.recommended,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { boundaries },
    settings: {
      "import/resolver": { node: { extensions: [".ts", ".tsx", ".js"] } },
      "boundaries/elements": [
        { type: "app", pattern: "src/app" },
        { type: "feature", pattern: "src/features/*", capture: ["name"] },
        { type: "ui", pattern: "src/ui" },
        { type: "lib", pattern: "src/lib" },
        { type: "api", pattern: "src/api" },
      ],
    },
    rules: {
      "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: { attributes: false } }],
      "max-lines": ["error", { max: 250, skipBlankLines: true, skipComments: true }],
      // A feature knows itself and what is below; only app composes features.
      "boundaries/dependencies": [
        "error",
        {
          default: "disallow",
          policies: [
            {
              from: { element: { type: "app" } },
              allow: { to: { element: { type: ["app", "feature", "ui", "lib", "api"] } } },
            },
            {
              from: { element: { type: "feature" } },
              allow: [
                { to: { element: { type: ["ui", "lib", "api"] } } },
                { to: { element: { type: "feature", captured: { name: "{{from.element.captured.name}}" } } } },
              ],
            },
            { from: { element: { type: "lib" } }, allow: { to: { element: { type: ["lib", "api"] } } } },
            { from: { element: { type: "ui" } }, allow: { to: { element: { type: "ui" } } } },
            { from: { element: { type: "api" } }, allow: { to: { element: { type: "api" } } } },
          ],
        },
      ],
    },
  },
);
