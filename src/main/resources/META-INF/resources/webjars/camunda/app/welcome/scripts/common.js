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
await bringTexts().catch(console.error);
