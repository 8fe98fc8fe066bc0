// One login for everything: this application's own login page is never shown.
const applicationRoot = document.querySelector('base').getAttribute('app-root').replace(/\/camunda$/, '');

function leaveLogin() {
  if (/^#\/login/.test(location.hash)) {
    location.replace(`${applicationRoot}/login`);
  }
}
addEventListener('hashchange', leaveLogin);
leaveLogin();
