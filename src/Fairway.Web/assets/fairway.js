import { autosave } from "./autosave.js";
import { count, errors, once } from "./forms.js";

errors();
count();
once();
for (const form of document.querySelectorAll("form[data-autosave]")) autosave(form);
