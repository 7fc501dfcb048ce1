// Connects a page's button with allauth's script, and shows what went wrong in words.
const { button, credential, kind } = document.currentScript.dataset;
window.allauth.webauthn.forms[kind]({ ids: { add: button, authenticate: button, credential, data: "js_data" } });
document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  const notice = document.getElementById("webauthn-error");
  notice.textContent = notice.dataset.words;
  notice.hidden = false;
});
