/** The types of `mjml` 5 are not published with it. */
declare module "mjml" {
  const mjml2html: unknown;
  export default mjml2html;
}
