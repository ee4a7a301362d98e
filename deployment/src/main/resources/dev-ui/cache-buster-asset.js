import { LitElement, html, css, nothing } from 'lit';
import { number, placeLink } from './cache-buster-page.js';

const IMAGE = /\.(avif|bmp|gif|ico|jpe?g|png|svg|webp)$/i;
/** Characters of a path segment that need no escape. */
const RAW = /%(?:24|26|2B|2C|3A|3B|3D|40)/g;
/** The tag of bytes that the extension has hashed; it starts with their id. */
const HASH = /^(?:W\/)?"([0-9a-f]{32})"$/;
const HEADERS = ['Cache-Control', 'ETag', 'Vary', 'Content-Type', 'Content-Length'];

/**
 * What there is to know about one asset: its preview, what the application answers now, and what refers to it.
 */
export class CacheBusterAsset extends LitElement {

    static styles = css`
        :host {
            display: flex;
            flex-wrap: wrap;
            gap: var(--lumo-space-m) var(--lumo-space-xl);
            padding: var(--lumo-space-s) var(--lumo-space-m) var(--lumo-space-m);
            white-space: normal;
        }
        section {
            flex: 1 1 18em;
            min-width: 0;
        }
        section.preview {
            flex: 0 0 auto;
        }
        h4 {
            font-size: var(--lumo-font-size-s);
            margin: 0 0 var(--lumo-space-xs);
        }
        img {
            background: repeating-conic-gradient(var(--lumo-contrast-10pct) 0 25%, transparent 0 50%) 0 0 / 16px 16px;
            max-height: 10em;
            max-width: 16em;
            min-height: 1em;
            min-width: 1em;
        }
        code, dd {
            font-family: var(--lumo-font-family-mono, monospace);
            font-size: var(--lumo-font-size-s);
            overflow-wrap: anywhere;
        }
        dl {
            display: grid;
            gap: var(--lumo-space-xs) var(--lumo-space-m);
            grid-template-columns: max-content 1fr;
            margin: var(--lumo-space-xs) 0;
        }
        dt {
            color: var(--lumo-secondary-text-color);
            font-size: var(--lumo-font-size-s);
        }
        dd {
            margin: 0;
        }
        ul {
            list-style: none;
            margin: 0;
            padding: 0;
        }
        p {
            color: var(--lumo-secondary-text-color);
            font-size: var(--lumo-font-size-s);
            margin: var(--lumo-space-xs) 0;
        }
        .ide {
            color: var(--lumo-primary-text-color);
        }
    `;

    static properties = {
        asset: { attribute: false },
        files: { attribute: false },
        site: { attribute: false },
        _response: { state: true },
        _failure: { state: true }
    };

    willUpdate(changed) {
        if (changed.has('asset') || changed.has('site')) {
            this._request();
        }
    }

    get _url() {
        const path = this.asset.path.split('/').map(encodeURIComponent).join('/').replace(RAW, decodeURIComponent);
        const id = this.asset.id ? `?${this.site.queryParameter}=${this.asset.id}` : '';
        return this.site.rootPath + path + id;
    }

    async _request() {
        const url = this._url;
        this._response = null;
        this._failure = null;
        try {
            const response = await fetch(url, { method: 'HEAD', cache: 'no-store' });
            if (url === this._url) {
                this._response = response;
            }
        } catch (error) {
            this._failure = error.message;
        }
    }

    render() {
        return html`
            ${IMAGE.test(this.asset.path) ? html`<section class="preview"><img src=${this._url} alt="Preview"></section>` : nothing}
            <section class="response">
                <h4>Response now</h4>
                <code>HEAD ${this._url}</code>
                ${this._renderResponse()}
            </section>
            <section class="references">
                <h4>Referred to by</h4>
                ${this._renderReferences()}
            </section>`;
    }

    _renderResponse() {
        if (this._failure) {
            return html`<p>${this._failure}</p>`;
        }
        if (!this._response) {
            return nothing;
        }
        const headers = HEADERS.filter(name => this._response.headers.has(name));
        return html`
            <dl>
                <dt>Status</dt><dd>${this._response.status}</dd>
                ${headers.map(name => html`<dt>${name}</dt><dd>${this._response.headers.get(name)}</dd>`)}
            </dl>
            ${this._isStale() ? html`<p class="stale">The file has changed since the last build, and so has its id.</p>` : nothing}
            ${this._response.headers.get('Cache-Control') === 'no-cache'
                    ? html`<p>Dev mode sends no-cache, so that the browser never shows an old file.</p>` : nothing}`;
    }

    _isStale() {
        const hash = HASH.exec(this._response.headers.get('ETag'));
        return this._response.ok && this.asset.id && hash !== null && !hash[1].startsWith(this.asset.id.substring(0, 32));
    }

    _renderReferences() {
        if (!this.asset.from) {
            return html`<p>No reference that the build can read. Scripts, links and other sites may still name it.</p>`;
        }
        const more = this.asset.references - this.asset.from.length;
        return html`
            <ul>${this.asset.from.map(place => html`<li>${placeLink(place, this.files)}</li>`)}</ul>
            ${more > 0 ? html`<p>${number(more)} more are in cache-buster/report.json in the output directory.</p>` : nothing}`;
    }
}
customElements.define('cache-buster-asset', CacheBusterAsset);
