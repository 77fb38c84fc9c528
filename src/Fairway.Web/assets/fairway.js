import { autosave, forgetAll } from "./autosave.js";
import { count, errors, leave, once } from "./forms.js";

errors();
count();
once();
leave();
forgetAll();
for (const form of document.querySelectorAll("form[data-autosave]")) autosave(form);
