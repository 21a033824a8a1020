// The page of a service portal: draws the form that the proxy gives, sends what was filled in, and shows the proxy's
// reasons at the fields they are about. Query: base (…/v2), kind (tenants or configs), id (to edit) or data (a new one).
const query = new URLSearchParams(location.search);
const address = `${query.get('base')}/${query.get('kind')}`;
const headers = { 'Ocp-Apim-Subscription-Key': 'sandbox-key' };
const told = document.getElementById('told');

let form;
let etag = null;
let reasons = [];

function at(path) {
  let found = null;
  form.everyComponent((component) => {
    if (component.path === path) {
      found = component;
    }
  });
  return found;
}

/** The renderer judges anew with every change: a reason of the proxy stays until its own field is another. */
function showReasons() {
  reasons = reasons.filter(({ component, value }) => JSON.stringify(component.dataValue) === value);
  reasons.forEach(({ component, msg }) => component.setCustomValidity(msg, true));
}

async function send(data) {
  const id = query.get('id');
  const response = await fetch(id ? `${address}/${id}` : address, {
    method: id ? 'PUT' : 'POST',
    headers: { ...headers, 'Content-Type': 'application/json', ...(etag ? { 'If-Match': etag } : {}) },
    body: JSON.stringify(data),
  });
  const answer = await response.json();
  window.lastAnswer = { status: response.status, body: answer };
  if (response.ok) {
    told.textContent = `Salvato ${answer.id}`;
    return;
  }
  reasons = (answer.errors ?? [])
    .map(({ field, msg }) => ({ component: at(field), msg }))
    .filter(({ component }) => component)
    .map(({ component, msg }) => ({ component, msg, value: JSON.stringify(component.dataValue) }));
  showReasons();
  told.textContent = answer.detail;
}

async function open() {
  const schema = await (await fetch(`${address}/schema`, { headers })).json();
  form = await Formio.createForm(document.getElementById('form'), schema, { noAlerts: true });
  form.nosubmit = true;
  let data = JSON.parse(query.get('data') ?? '{}');
  if (query.has('id')) {
    const response = await fetch(`${address}/${query.get('id')}`, { headers });
    etag = response.headers.get('ETag');
    data = await response.json();
  }
  await form.setSubmission({ data });
  form.on('change', showReasons);
  form.on('submit', (submission) => send(submission.data));
  document.getElementById('anyway').addEventListener('click', () => send(form.submission.data));
  window.drawn = [];
  form.everyComponent((component) => window.drawn.push(component.component.key));
}

open().then(
  () => document.body.setAttribute('data-open', 'yes'),
  (trouble) => { told.textContent = String(trouble); },
);
