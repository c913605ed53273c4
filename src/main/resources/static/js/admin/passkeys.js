// Makes passkeys and signs with them: what the browser brings goes along in a field of the form. The button's words for
// what may go wrong are named by the errors of WebAuthn.
const isAble = Boolean(window.PublicKeyCredential?.parseCreationOptionsFromJSON);

for (const button of document.querySelectorAll("button[data-passkey]")) {
  const form = button.form;
  const field = form.elements[button.dataset.passkey];
  const problem = document.getElementById(button.getAttribute("aria-describedby"));

  const say = words => { problem.textContent = words; problem.hidden = !words; };

  async function make() {
    const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(JSON.parse(button.dataset.creation));
    return navigator.credentials.create({ publicKey });
  }

  async function sign() {
    const answer = await fetch(button.dataset.challenge, {
      method: "POST",
      body: new URLSearchParams({ _csrf: form.elements._csrf.value }),
    });
    if (!answer.ok) throw new DOMException("", answer.status === 429 ? "tooMany" : "unknown");
    const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(await answer.json());
    return navigator.credentials.get({ publicKey });
  }

  async function go() {
    say("");
    button.disabled = true;
    try {
      const credential = await (button.dataset.creation ? make() : sign());
      field.value = JSON.stringify(credential.toJSON());
      form.submit();
    } catch (error) {
      const words = { NotAllowedError: "cancelled", InvalidStateError: "known", SecurityError: "elsewhere", tooMany: "tooMany" };
      say(button.dataset[words[error.name]] ?? button.dataset.failed);
    } finally {
      button.disabled = false;
      button.focus();
    }
  }

  button.addEventListener("click", event => {
    event.preventDefault();
    if (button.formNoValidate || form.reportValidity()) go();
  });
  button.hidden = !isAble;
  if (!isAble && button.dataset.creation) say(button.dataset.unable);
}
