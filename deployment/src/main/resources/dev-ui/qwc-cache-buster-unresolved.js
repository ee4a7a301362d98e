import { CacheBusterReferences } from './cache-buster-references.js';

/**
 * Lists the references that name no asset.
 */
export class QwcCacheBusterUnresolved extends CacheBusterReferences {

    get explanation() {
        return 'No static file matches these URLs.';
    }

    get none() {
        return 'Every reference that the build can read leads to a file.';
    }

    rows(data) {
        return data.unresolved;
    }

    total(site) {
        return site.unresolved;
    }
}
customElements.define('qwc-cache-buster-unresolved', QwcCacheBusterUnresolved);
