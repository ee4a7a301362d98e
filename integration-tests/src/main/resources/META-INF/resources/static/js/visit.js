// Shows what this visit has loaded, and which URLs have changed since the one before.
const VISIT = 'field-guide-visit';

function plural(count, noun) {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function size(bytes) {
  return bytes < 1000 ? plural(bytes, 'byte') : `${(bytes / 1000).toFixed(1)} kB`;
}

function total(entries, property) {
  return size(entries.reduce((sum, entry) => sum + entry[property], 0));
}

// A transferSize of 0 means the cache, unless the file is from another host that doesn't allow to measure it. A 304 has no
// body, so it counts as 300 bytes, the size that stands for the headers of any response.
function origin(entry) {
  if (!('transferSize' in entry) || entry.encodedBodySize === 0) {
    return 'unknown';
  }
  return entry.transferSize === 0 ? 'cache' : entry.transferSize < entry.encodedBodySize + 300 ? 'revalidated' : 'server';
}

function show(section, name, entries, text) {
  const row = section.querySelector(`[data-visit-${name}]`);
  row.hidden = entries.length === 0 && !row.hasAttribute('data-always');
  row.querySelector('dd').textContent = text;
}

// The URL of each path. Null if the browser knows no earlier visit, or doesn't allow to remember one.
function rememberVisit(urls) {
  try {
    const before = localStorage.getItem(VISIT);
    localStorage.setItem(VISIT, JSON.stringify(urls));
    return before && JSON.parse(before);
  } catch {
    return null;
  }
}

function showChanges(section, files) {
  const urls = Object.fromEntries(files.map(({ name }) => [new URL(name).pathname, name]));
  const before = rememberVisit(urls);
  const changed = before ? files.filter(({ name }) => before[new URL(name).pathname] !== name) : [];
  section.querySelector('[data-visit-changes]').textContent = !before
    ? 'This browser knows of no earlier visit. Reload the page to see the second one.'
    : changed.length === 0 ? 'No URL has changed since your last visit.'
    : `Since your last visit, ${changed.length} of ${plural(files.length, 'URL')} ${changed.length === 1 ? 'has' : 'have'} changed:`;
  section.querySelector('ul').replaceChildren(...changed.map(entry => {
    const item = document.createElement('li');
    const code = item.appendChild(document.createElement('code'));
    code.textContent = new URL(entry.name).pathname;
    item.append(origin(entry) === 'server' ? ` ${size(entry.encodedBodySize)}` : '');
    return item;
  }));
}

// Each URL once, although the icon may be reported twice, and without what a button requests.
function loaded() {
  const entries = performance.getEntriesByType('resource').filter(({ initiatorType }) => initiatorType !== 'fetch');
  return [...new Map(entries.reverse().map(entry => [entry.name, entry])).values()].reverse();
}

export function showVisit(section) {
  const manifest = document.querySelector('link[rel=manifest]').href;
  const documents = performance.getEntriesByType('navigation').concat(loaded().filter(({ name }) => name === manifest));
  const files = loaded().filter(({ name }) => name !== manifest);
  const from = wanted => files.filter(entry => origin(entry) === wanted);
  show(section, 'documents', documents, total(documents, 'transferSize'));
  show(section, 'server', from('server'), `${plural(from('server').length, 'file')}, ${total(from('server'), 'transferSize')}`);
  show(section, 'revalidated', from('revalidated'), plural(from('revalidated').length, 'file'));
  show(section, 'cache', from('cache'), `${plural(from('cache').length, 'file')}, ${total(from('cache'), 'encodedBodySize')}`);
  show(section, 'unknown', from('unknown'), plural(from('unknown').length, 'file'));
  showChanges(section, files);
  section.hidden = false;
}
