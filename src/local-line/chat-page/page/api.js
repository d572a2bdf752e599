/** Asks the page's server. Throws what it says went wrong. */
export async function ask(path, options = {}) {
  const response = await fetch(`/chat/api/${path}`, options);
  const body = await response.json();
  if (!response.ok) throw new Error(body.message);
  return body;
}

/** Posts JSON. */
export function tell(path, body = {}) {
  return ask(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}
