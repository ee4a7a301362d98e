// What the buttons do. Without this script there are none.
import { nextPick } from './pick.js';

function offer(selector, action) {
  for (const button of document.querySelectorAll(selector)) {
    button.hidden = false;
    button.addEventListener('click', () => action(button));
  }
}

function offerNextPick() {
  offer('[data-next-pick]', async () => {
    const pick = await nextPick();
    offerNextPick(); // the button is a part of what was replaced
    pick.querySelector('button').focus();
  });
}

offerNextPick();
if (window.crypto?.subtle) { // browsers offer it on localhost and over HTTPS only
  offer('[data-check]', async button => {
    const { checkIds } = await import('./check.js');
    await checkIds(button);
  });
}
