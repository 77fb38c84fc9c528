// Reads a workbook with SheetJS, from base64, and writes the first sheet's name and rows as JSON.
import * as XLSX from "xlsx";
import { readFileSync } from "node:fs";

const book = XLSX.read(readFileSync(0, "utf8").trim(), { type: "base64" });
const [name] = book.SheetNames;
const rows = XLSX.utils.sheet_to_json(book.Sheets[name], { header: 1, raw: true, defval: null });
process.stdout.write(JSON.stringify({ name, rows }));
