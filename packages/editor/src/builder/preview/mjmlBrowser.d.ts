/** `mjml-browser` comes without types. */
declare module "mjml-browser" {
  const mjml2html: import("@dunlin/templates/compile").MjmlCompiler;
  export default mjml2html;
}
