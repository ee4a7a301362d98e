import { html, css } from 'lit';
import { columnBodyRenderer } from '@vaadin/grid/lit.js';
import { CacheBusterPage, number, placeLink } from './cache-buster-page.js';

/**
 * Lists references of the last build that have no id.
 */
export class CacheBusterReferences extends CacheBusterPage {

    static styles = [CacheBusterPage.styles, css`
        .reason {
            overflow-wrap: anywhere;
        }
        .reference {
            display: flex;
            flex-direction: column;
            gap: var(--lumo-space-xs);
        }
    `];

    /** The explanation above the table. */
    get explanation() {
        throw new Error("Property 'explanation' must be implemented.");
    }

    /** What to show instead of an empty table. */
    get none() {
        throw new Error("Property 'none' must be implemented.");
    }

    /** The number of references, some of which may not be listed. */
    total(site) {
        throw new Error("Method 'total()' must be implemented.");
    }

    render() {
        if (this._rows.length === 0) {
            return html`<p class="nothing">${this.none}</p>`;
        }
        return html`
            <div class="bar">${this.searchField('Search URLs')} ${this.count('URL')}</div>
            <p class="note">${this.explanation} As of the build at ${this.built()}. ${this._more()}</p>
            <vaadin-grid .items=${this._shown} theme="no-border row-stripes wrap-cell-content">
                ${this._narrow ? this._oneColumn() : this._columns()}
            </vaadin-grid>`;
    }

    _more() {
        const more = this.total(this._site) - this._rows.length;
        return more > 0 ? `${number(more)} more are in cache-buster/report.json in the output directory.` : '';
    }

    _columns() {
        const place = row => placeLink(row.from, this._files);
        return html`
            <vaadin-grid-sort-column header="Position" path="from" flex-grow="2" width="12rem" resizable
                    ${columnBodyRenderer(place, [this._files])}></vaadin-grid-sort-column>
            <vaadin-grid-sort-column header="URL" path="text" flex-grow="2" width="12rem" resizable
                    ${columnBodyRenderer(row => html`<code>${row.text}</code>`, [])}></vaadin-grid-sort-column>
            <vaadin-grid-sort-column header="Reason" path="reason" flex-grow="3" width="16rem" resizable
                    ${columnBodyRenderer(row => html`<span class="reason">${row.reason}</span>`, [])}></vaadin-grid-sort-column>`;
    }

    _oneColumn() {
        const reference = row => html`
            <div class="reference">
                <code>${row.text}</code>
                <span class="reason">${row.reason}</span>
                <span class="second">${placeLink(row.from, this._files)}</span>
            </div>`;
        return html`
            <vaadin-grid-sort-column header="URL" path="from"
                    ${columnBodyRenderer(reference, [this._files])}></vaadin-grid-sort-column>`;
    }
}
