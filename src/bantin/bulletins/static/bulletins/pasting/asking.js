// Requests to the desk: each answers with JSON, or throws an Error whose message is for the editor.

export async function ask(url, name, file, texts, signal) {
  const form = new FormData();
  form.append(name, file, file.name ?? "paste.html");
  const { CSRF_HEADER_NAME, CSRF_TOKEN } = window.wagtailConfig;
  let response;
  try {
    response = await fetch(url, {
      method: "POST",
      body: form,
      headers: { [CSRF_HEADER_NAME]: CSRF_TOKEN, "X-Requested-With": "XMLHttpRequest" },
      credentials: "same-origin",
      signal,
    });
  } catch (error) {
    if (signal.aborted) throw error;
    throw new Error(texts.no_answer);
  }
  if (response.redirected || response.status === 403) throw new Error(texts.logged_out);
  const answer = await response.json().catch(() => null);
  if (!answer) throw new Error(`${texts.no_answer}: ${response.status}`);
  if (answer.error) throw new Error(answer.error);
  return answer;
}
