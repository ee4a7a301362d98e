// Two small things: another pick (a fragment of the page's own template), and the proof that the ids are what they claim.
'use strict';

function offer(selector, action) {
  for (const button of document.querySelectorAll(selector)) {
    button.hidden = false;
    button.addEventListener('click', () => action(button));
  }
}

const pick = document.querySelector('.pick');
let shown = 0;

async function nextPick() {
  const pictures = await (await fetch('api/assets')).json();
  shown = (shown + 1) % pictures.length;
  const id = pictures[shown].path.replace(/^.*\/|\.svg$/g, '');
  pick.innerHTML = await (await fetch(`pick/${id}`)).text();
  offer('[data-next-pick]', nextPick);
  pick.querySelector('button').focus();
}

async function sha256(url) {
  const bytes = await (await fetch(url)).arrayBuffer();
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(hash, byte => byte.toString(16).padStart(2, '0')).join('');
}

async function checkIds(button) {
  button.disabled = true;
  let right = 0;
  const images = document.querySelectorAll('img[data-asset]');
  for (const image of images) {
    const id = new URL(image.src).searchParams.get('v');
    const matches = (await sha256(image.src)).startsWith(id);
    right += matches ? 1 : 0;
    image.closest('figure').dataset.checked = matches ? 'right' : 'wrong';
  }
  button.textContent = `${right} of ${images.length} ids match their bytes`;
}

offer('[data-next-pick]', nextPick);
if (window.crypto?.subtle) { // browsers offer it on localhost and over HTTPS only
  offer('[data-check]', checkIds);
}
