// node extract.mjs readability|defuddle: a page on standard input, its text and metadata as JSON on standard output.
import { readFileSync } from "node:fs";
import { JSDOM } from "jsdom";

const html = new TextDecoder("utf-8").decode(readFileSync(0));
const dom = new JSDOM(html, { url: "https://example.vn/" });
let output = { text: "" };

if (process.argv[2] === "readability") {
  const { Readability } = await import("@mozilla/readability");
  const article = new Readability(dom.window.document).parse();
  if (article) {
    output = { text: article.textContent, title: article.title, author: article.byline, published: article.publishedTime };
  }
} else {
  const { Defuddle } = await import("defuddle/node");
  const result = await Defuddle(dom.window.document, "https://example.vn/");
  const text = new JSDOM(result.content).window.document.body.textContent;
  output = { text, title: result.title, author: result.author || null, published: result.published || null };
}
process.stdout.write(JSON.stringify(output));
