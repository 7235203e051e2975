// Forms with data-api="METHOD /path" send their fields as JSON and reload the page; the answer to a refusal is shown.
(() => {
  const status = document.querySelector('[role=status]');

  function valueOf(field) {
    if (field.type === 'checkbox') return field.checked;
    if (field.value === '') return undefined;
    if (field.type === 'number') return Number(field.value) * Number(field.dataset.times ?? 1);
    return field.value;
  }

  function bodyOf(form, submitter) {
    const body = {};
    for (const field of [...form.elements, submitter]) {
      if (!field?.name || (field.tagName === 'BUTTON' && field !== submitter)) continue;
      const value = valueOf(field);
      if (value === undefined) continue;
      if (field.dataset.pair !== undefined) {
        const [name, kind] = value.split(':');
        body[name] = kind;
      } else {
        body[field.name] = field.dataset.number !== undefined ? Number(value) : value;
      }
    }
    return body;
  }

  document.addEventListener('submit', async (event) => {
    const form = event.target;
    const [method, path] = (form.dataset.api ?? '').split(' ');
    if (!path) return;
    event.preventDefault();
    const hasBody = method !== 'DELETE';
    const response = await fetch(path, {
      method,
      headers: hasBody ? { 'content-type': 'application/json' } : {},
      body: hasBody ? JSON.stringify(bodyOf(form, event.submitter)) : undefined,
    });
    if (response.ok) {
      sessionStorage.setItem('sandbox-status', `Done: ${form.dataset.done ?? path}`);
      sessionStorage.setItem('sandbox-scroll', String(window.scrollY));
      window.location.reload();
      return;
    }
    const problem = await response.json().catch(() => ({ message: response.statusText }));
    status.textContent = `Refused: ${problem.message ?? response.status}`;
  });

  status.textContent = sessionStorage.getItem('sandbox-status') ?? '';
  window.scrollTo(0, Number(sessionStorage.getItem('sandbox-scroll') ?? 0));
  sessionStorage.removeItem('sandbox-status');
  sessionStorage.removeItem('sandbox-scroll');
})();
