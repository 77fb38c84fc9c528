// Takes the token out of the address, where Fairway's page put it behind the "#" (which no server sees), and makes every answer equally long.
const form = document.querySelector("form[data-answer]");
if (form) {
  const token = new URLSearchParams(location.hash.slice(1)).get("token");
  if (token) {
    form.elements.token.value = token;
    history.replaceState(null, "", location.pathname + location.search);
  }
  // Who watches the network sees lengths: each form is filled up to the same one.
  form.addEventListener("formdata", ({ formData }) => {
    const encoded = new URLSearchParams(formData).toString().length;
    formData.set("filling", "x".repeat(Math.max(0, 24_000 - encoded)));
  });
}
