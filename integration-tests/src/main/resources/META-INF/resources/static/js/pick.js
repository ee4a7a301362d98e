// Replaces the pick with another one, rendered from a fragment of the page's template.
const pick = document.querySelector('.pick');
let shown = 0;

export async function nextPick() {
  const pictures = await (await fetch('api/assets')).json();
  shown = (shown + 1) % pictures.length;
  const id = pictures[shown].path.replace(/^.*\/|\.svg$/g, '');
  pick.innerHTML = await (await fetch(`pick/${id}`)).text();
  return pick;
}
