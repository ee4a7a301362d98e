import { html, LitElement } from 'lit';
import { when } from 'lit/directives/when.js';
import { greeting } from 'app/greeting.js';

customElements.define('hello-world', class extends LitElement {
    render() {
        return html`<b>${when(true, () => greeting)}</b>`;
    }
});
