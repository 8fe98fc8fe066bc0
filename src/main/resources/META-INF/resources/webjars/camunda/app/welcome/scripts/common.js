// What all four web applications need before they start.

const appRoot = document.querySelector('base').getAttribute('app-root');

/** Where Sportello itself answers: the root above the web applications. */
export const applicationRoot = appRoot.replace(/\/camunda$/, '');

// One login for everything: the applications' own login page is never shown.
function leaveLogin() {
  if (/^#\/login/.test(location.hash)) {
    location.replace(`${applicationRoot}/login`);
  }
}
addEventListener('hashchange', leaveLogin);
leaveLogin();

// An application draws before its texts have arrived and leaves the keys of some in place. Its loader looks into the
// local storage first, so the texts are put there before it starts; it reads them from the server itself otherwise.
async function bringTexts() {
  const locales = `${appRoot}/app/${document.querySelector('base').getAttribute('app-name')}/locales/`;
  const response = await fetch(`${locales}it.json?bust=${window.bust}`, { credentials: 'same-origin' });
  if (response.ok) {
    const stored = JSON.parse(localStorage.getItem('camunda-web') || '{}');
    stored[`${locales}_locales_data_it_${window.bust}`] = JSON.stringify(await response.json());
    localStorage.setItem('camunda-web', JSON.stringify(stored));
  }
}

// "Overdue" and "two days ago" are reckoned by the browser: in a training installation it follows the program's date.
async function followTrainingClock() {
  const response = await fetch(`${applicationRoot}/api/v1/desk/time`, { credentials: 'same-origin' });
  if (!response.ok) {
    return;
  }
  const Machine = Date;
  const shift = new Machine((await response.json()).now).getTime() - Machine.now();
  if (Math.abs(shift) < 3600000) {
    return;
  }
  const now = () => Machine.now() + shift;
  window.Date = new Proxy(Machine, {
    construct: (type, values, proxy) => Reflect.construct(type, values.length > 0 ? values : [now()], proxy),
    apply: () => new Machine(now()).toString(),
    get: (type, name) => (name === 'now' ? now : type[name]),
  });
}
await Promise.all([bringTexts(), followTrainingClock()]).catch(console.error);
