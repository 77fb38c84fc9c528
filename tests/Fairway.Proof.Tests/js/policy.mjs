// Judges a Content-Security-Policy: a line for each finding.
import { readFileSync } from "node:fs";
import evaluator from "csp_evaluator/dist/evaluator.js";
import parser from "csp_evaluator/dist/parser.js";

const parsed = new parser.CspParser(readFileSync(0, "utf8").trim()).csp;
for (const finding of new evaluator.CspEvaluator(parsed).evaluate()) {
  console.log(`${finding.directive} ${finding.value ?? ""}: ${finding.description}`);
}
