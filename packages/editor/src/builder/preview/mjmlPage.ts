/** The compiler of MJML in the page. */

/// <reference path="./mjmlBrowser.d.ts" />

// biome-ignore-all assist/source/organizeImports: the scope has to be ready before the compiler
import { giveBack } from "./mjmlScope.ts";
import mjml2html from "mjml-browser";

giveBack();

export const compileInPage = mjml2html;
