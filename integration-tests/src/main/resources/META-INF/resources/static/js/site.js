// Shows the buttons and the visit, which are hidden without JavaScript.
import { nextPick } from './pick.js';

function enable(selector, action) {
  for (const button of document.querySelectorAll(selector)) {
    button.hidden = false;
    button.addEventListener('click', () => action(button));
  }
}

function enableNextPick() {
  enable('[data-next-pick]', async () => {
    const pick = await nextPick();
    enableNextPick(); // the button was replaced as well
    pick.querySelector('button').focus();
  });
}

async function showVisit(section) {
  const { showVisit } = await import('./visit.js');
  // the browser knows the sizes of all files then
  if (document.readyState === 'complete') {
    showVisit(section);
  } else {
    addEventListener('load', () => setTimeout(showVisit, 0, section));
  }
}

enableNextPick();
document.querySelectorAll('[data-visit]').forEach(showVisit);
if (window.crypto?.subtle) { // only available on localhost and over HTTPS
  enable('[data-check]', async button => {
    const { checkIds } = await import('./check.js');
    await checkIds(button);
  });
}
