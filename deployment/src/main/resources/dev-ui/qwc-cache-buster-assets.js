import { html, css, nothing } from 'lit';
import { columnBodyRenderer, gridRowDetailsRenderer } from '@vaadin/grid/lit.js';
import '@vaadin/checkbox';
import { CacheBusterPage, bytes, number } from './cache-buster-page.js';
import './cache-buster-asset.js';

const WITHOUT_ID = {
    'hashed-name': 'in the name',
    'page': 'HTML page',
    'web-manifest': 'web app manifest'
};

/**
 * Lists the assets of the last build.
 */
export class QwcCacheBusterAssets extends CacheBusterPage {

    static styles = [CacheBusterPage.styles, css`
        .asset {
            display: flex;
            flex-direction: column;
        }
    `];

    static properties = {
        _opened: { state: true },
        _unreferenced: { state: true }
    };

    constructor() {
        super();
        this._opened = [];
        this._unreferenced = false;
    }

    rows(data) {
        return data.assets;
    }

    matches(asset, term) {
        return (!this._unreferenced || !asset.from && asset.noId !== 'page')
                && [asset.path, asset.id, asset.origin || 'application', ...(asset.from || [])]
                        .some(text => text?.toLowerCase().includes(term));
    }

    render() {
        if (this._rows.length === 0) {
            return html`<p class="nothing">There are no static files. They belong in
                <code>src/main/resources/META-INF/resources</code>.</p>`;
        }
        return html`
            <div class="bar">
                ${this.searchField('Search assets')}
                <vaadin-checkbox label="Unreferenced only" @checked-changed=${this._toggle}></vaadin-checkbox>
                ${this.count('asset')}
            </div>
            <p class="note">As of the build at ${this.built()}. ${this._compressed ? nothing
                    : 'Compressed sizes are known after a production build, since dev mode compresses nothing.'} ${
                    this._unreferenced ? 'Scripts, links and other sites may name files that nothing here refers to.' : nothing}</p>
            <vaadin-grid .items=${this._shown} .detailsOpenedItems=${this._opened} item-id-path="path"
                    theme="no-border row-stripes${this._narrow ? ' wrap-cell-content' : ''}"
                    @active-item-changed=${this._open}
                    ${gridRowDetailsRenderer(this._details, [this._files, this._site])}>
                ${this._narrow ? this._oneColumn() : this._columns()}
            </vaadin-grid>`;
    }

    get _compressed() {
        return this._rows.some(asset => asset.br || asset.gzip);
    }

    _toggle(event) {
        this._unreferenced = event.detail.value;
        this.filter();
    }

    _open(event) {
        const asset = event.detail.value;
        this._opened = asset ? [asset] : [];
    }

    _details(asset) {
        return html`<cache-buster-asset .asset=${asset} .files=${this._files} .site=${this._site}></cache-buster-asset>`;
    }

    _columns() {
        return html`
            <vaadin-grid-sort-column header="Path" path="path" width="16rem" resizable
                    ${columnBodyRenderer(asset => html`<code title=${asset.path}>${asset.path}</code>`, [])}></vaadin-grid-sort-column>
            <vaadin-grid-sort-column header="Id" path="id" width="11rem" flex-grow="0" resizable
                    ${columnBodyRenderer(this._id, [])}></vaadin-grid-sort-column>
            <vaadin-grid-sort-column header="Size" path="size" width="6.5rem" flex-grow="0" text-align="end"
                    ${columnBodyRenderer(asset => bytes(asset.size), [])}></vaadin-grid-sort-column>
            ${this._compressed ? html`${this._size('Brotli', 'br')} ${this._size('gzip', 'gzip')}` : nothing}
            <vaadin-grid-sort-column header="Origin" path="origin" width="11rem" resizable
                    ${columnBodyRenderer(asset => this._origin(asset), [])}></vaadin-grid-sort-column>
            <vaadin-grid-sort-column header="References" path="references" width="8.5rem" flex-grow="0" text-align="end"
                    ${columnBodyRenderer(asset => number(asset.references || 0), [])}></vaadin-grid-sort-column>`;
    }

    _size(header, path) {
        return html`
            <vaadin-grid-sort-column header=${header} path=${path} width="6.5rem" flex-grow="0" text-align="end"
                    ${columnBodyRenderer(asset => asset[path] ? bytes(asset[path]) : '', [])}></vaadin-grid-sort-column>`;
    }

    _oneColumn() {
        const row = asset => html`
            <div class="asset">
                <code>${asset.path}</code>
                <span class="second">${this._id(asset)}</span>
                <span class="second">${bytes(asset.size)}${asset.br ? `, ${bytes(asset.br)} with Brotli` : nothing},
                    ${this._origin(asset)}, ${number(asset.references || 0)} ${asset.references === 1 ? 'reference' : 'references'}</span>
            </div>`;
        return html`
            <vaadin-grid-sort-column header="Asset" path="path" ${columnBodyRenderer(row, [])}></vaadin-grid-sort-column>`;
    }

    _id(asset) {
        return asset.id ? html`<code title=${asset.id}>${asset.id}</code>` : html`<span class="second">none: ${WITHOUT_ID[asset.noId] || asset.noId}</span>`;
    }

    _origin(asset) {
        return asset.origin || 'application';
    }
}
customElements.define('qwc-cache-buster-assets', QwcCacheBusterAssets);
