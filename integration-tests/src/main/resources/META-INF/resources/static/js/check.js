// Verifies the ids. Loaded on demand.
async function sha256(url) {
  const bytes = await (await fetch(url)).arrayBuffer();
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(hash, byte => byte.toString(16).padStart(2, '0')).join('');
}

export async function checkIds(button) {
  button.disabled = true;
  let correct = 0;
  const images = document.querySelectorAll('img[data-asset]');
  for (const image of images) {
    const [id] = image.src.match(/[0-9a-f]{16}/); // wherever it is in the URL
    const matches = (await sha256(image.src)).startsWith(id);
    correct += matches ? 1 : 0;
    image.closest('figure').dataset.checked = matches ? 'right' : 'wrong';
  }
  button.textContent = `${correct} of ${images.length} ids match their bytes`;
}
