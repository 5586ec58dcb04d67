/** Vite gives a stylesheet as text. */
declare module "*.css?inline" {
  const text: string;
  export default text;
}

/** Of a package, as hosts load it. */
declare module "@dunlin/editor/*.css";
