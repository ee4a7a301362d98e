import { CacheBusterReferences } from './cache-buster-references.js';

/**
 * Lists the references that get no id.
 */
export class QwcCacheBusterLeft extends CacheBusterReferences {

    get explanation() {
        return 'These URLs work, but browsers revalidate the files on every use.';
    }

    get none() {
        return 'Every URL that the build can read gets an id.';
    }

    rows(data) {
        return data.left;
    }

    total(site) {
        return site.left;
    }
}
customElements.define('qwc-cache-buster-left', QwcCacheBusterLeft);
