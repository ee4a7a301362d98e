import { QwcHotReloadElement, html, css, nothing } from 'qwc-hot-reload-element';
import { devuiState } from 'devui-state';
import * as lastBuild from 'build-time-data';
import '@vaadin/grid';
import '@vaadin/grid/vaadin-grid-sort-column.js';
import '@vaadin/icon';
import '@vaadin/text-field';
import 'qui-ide-link';

const NARROW = 700;
const DEBOUNCE = 200;
const PLACE = /^(.*):(\d+):(\d+)$/s;

export const number = value => value.toLocaleString('en-US');

export function bytes(value) {
    if (value < 1000) {
        return `${value} B`;
    }
    return value < 1000000 ? `${(value / 1000).toFixed(1)} kB` : `${(value / 1000000).toFixed(1)} MB`;
}

/** Maps the documents that have a source file to its absolute path. The build decides which; see DevUIPlaces. */
function sourceFiles(sources) {
    const files = new Map();
    for (const [directory, documents] of Object.entries(sources)) {
        for (const document of documents) {
            files.set(document, directory + (document.startsWith('/') ? '/META-INF/resources' : '/templates/') + document);
        }
    }
    return files;
}

/**
 * A position such as "index.html:3:12"; opens the IDE if there is one and the file isn't in a jar. The Dev UI takes what follows
 * "file://" as a path, so it must not be percent-encoded.
 */
export function placeLink(place, files) {
    const [, document, line] = PLACE.exec(place);
    const file = files.get(document);
    if (!file) {
        return html`<code>${place}</code>`;
    }
    return devuiState.ideInfo?.ideName
            ? html`<qui-ide-link class="ide" title="Open in the IDE" fileName="file://${file}" lineNumber=${line} noCheck><code
                    >${place}</code></qui-ide-link>`
            : html`<code title=${file}>${place}</code>`;
}

/**
 * A searchable table of something that the last build has found.
 */
export class CacheBusterPage extends QwcHotReloadElement {

    static styles = css`
        :host {
            box-sizing: border-box;
            display: flex;
            flex-direction: column;
            height: 100%;
            padding: 0 var(--lumo-space-m);
        }
        .bar {
            align-items: center;
            display: flex;
            flex-wrap: wrap;
            gap: 0 var(--lumo-space-m);
        }
        .search {
            flex: 1 1 14em;
        }
        .note {
            color: var(--lumo-secondary-text-color);
            font-size: var(--lumo-font-size-s);
            margin: 0 0 var(--lumo-space-s);
        }
        .nothing {
            color: var(--lumo-secondary-text-color);
            padding: var(--lumo-space-l) 0;
        }
        vaadin-grid {
            flex: 1;
            font-size: var(--lumo-font-size-s);
            min-height: 12rem;
        }
        code {
            font-size: var(--lumo-font-size-s);
            overflow-wrap: anywhere;
        }
        .second {
            color: var(--lumo-secondary-text-color);
            font-size: var(--lumo-font-size-s);
            overflow-wrap: anywhere;
        }
        .ide {
            color: var(--lumo-primary-text-color);
        }
    `;

    static properties = {
        _rows: { state: true },
        _shown: { state: true },
        _files: { state: true },
        _site: { state: true },
        _narrow: { state: true }
    };

    constructor() {
        super();
        this._term = '';
        this._narrow = false;
        this._show(lastBuild);
    }

    /** The rows in what a build has found. */
    rows(data) {
        throw new Error("Method 'rows()' must be implemented.");
    }

    /** Whether to show a row. */
    matches(row, term) {
        return Object.values(row).some(value => String(value).toLowerCase().includes(term));
    }

    connectedCallback() {
        super.connectedCallback();
        this._resizing = new ResizeObserver(([entry]) => this._narrow = entry.contentRect.width < NARROW);
        this._resizing.observe(this);
    }

    disconnectedCallback() {
        this._resizing.disconnect();
        clearTimeout(this._waiting);
        super.disconnectedCallback();
    }

    /** The application has been built again. */
    hotReload() {
        import(`devui/build-time-data.js?${Date.now()}`).then(data => this._show(data), () => { /* the build has failed */ });
    }

    _show(data) {
        this._rows = this.rows(data);
        this._files = sourceFiles(data.sources);
        this._site = data.site;
        this.filter();
    }

    filter() {
        this._shown = this._rows.filter(row => this.matches(row, this._term));
    }

    _search(event) {
        const term = event.detail.value.trim().toLowerCase();
        clearTimeout(this._waiting);
        this._waiting = setTimeout(() => {
            this._term = term;
            this.filter();
        }, DEBOUNCE);
    }

    /** @param label what to search, for screen readers */
    searchField(label) {
        return html`
            <vaadin-text-field class="search" placeholder="Search" aria-label=${label} clear-button-visible
                    @value-changed=${this._search}>
                <vaadin-icon slot="prefix" icon="font-awesome-solid:magnifying-glass"></vaadin-icon>
            </vaadin-text-field>`;
    }

    count(what) {
        const all = this._rows.length;
        const shown = this._shown.length;
        return html`<span class="count" role="status">${shown === all ? nothing : `${number(shown)} of `}${number(all)} ${what}${
                all === 1 ? '' : 's'}</span>`;
    }

    built() {
        return new Date(this._site.built).toLocaleTimeString();
    }
}
