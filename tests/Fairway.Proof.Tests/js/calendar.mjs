// Reads a calendar with ical.js and writes what it found, as JSON.
import ICAL from "ical.js";
import { readFileSync } from "node:fs";

const calendar = new ICAL.Component(ICAL.parse(readFileSync(0, "utf8")));
const events = calendar.getAllSubcomponents("vevent").map((component) => {
  const event = new ICAL.Event(component);
  return {
    uid: event.uid,
    on: event.startDate.toString(),
    until: event.endDate.toString(),
    allDay: event.startDate.isDate,
    summary: event.summary,
    description: event.description,
    url: component.getFirstPropertyValue("url"),
  };
});
process.stdout.write(JSON.stringify({ version: calendar.getFirstPropertyValue("version"), events }));
