/** Mails as people write them, from those that say little to those that say too much. */

/** A monthly letter with columns, classes, a menu of links and social places. */
export const NEWSLETTER = `<mjml lang="en">
  <mj-head>
    <mj-title>News from the harbor, {{month}}</mj-title>
    <mj-preview>Three ways to pay, and who to call</mj-preview>
    <mj-font name="Raleway" href="https://fonts.example.com/raleway.css" />
    <mj-attributes>
      <mj-all font-family="Raleway, Arial" />
      <mj-text font-size="14px" color="#333333" />
      <mj-class name="small" font-size="11px" />
      <mj-class name="third" width="33%" />
    </mj-attributes>
    <mj-style>.box { color: red; }</mj-style>
  </mj-head>
  <mj-body background-color="#eeeeee" width="640px">
    <mj-section background-color="#ffffff" padding="20px">
      <mj-column>
        <mj-image src="https://img.example.com/logo.png" alt="Harbor Credit" width="120px" align="left" />
        <mj-text align="center"><h1>Good news for {{debtor.firstName}}</h1><p>Read <b>this</b> first &amp; then <a href="https://www.example.com/all?m=1&amp;l=en">all <i>of it</i></a>.</p><p>Or do not.</p></mj-text>
        <mj-button href="https://pay.example.com/now" background-color="#123456">Pay now</mj-button>
        <mj-divider border-color="#cccccc" />
      </mj-column>
    </mj-section>
    <mj-section>
      <mj-column mj-class="third"><mj-text>Card</mj-text></mj-column>
      <mj-column mj-class="third"><mj-text>Transfer<br />by bank</mj-text></mj-column>
      <mj-column mj-class="third"><mj-text mj-class="small">Cash at the desk</mj-text></mj-column>
    </mj-section>
    <mj-wrapper background-color="#fafafa">
      <mj-section background-color="#f0f0f0">
        <mj-group>
          <mj-column width="30%"><mj-image src="https://img.example.com/phone.png" href="tel:+34600000000" /></mj-column>
          <mj-column width="70%"><mj-text>Call <u>us</u> or <a href="mailto:help@example.com?subject=My%20debt">write</a></mj-text><mj-spacer height="20px" /></mj-column>
        </mj-group>
      </mj-section>
    </mj-wrapper>
    <mj-section>
      <mj-column>
        <mj-social mode="horizontal">
          <mj-social-element name="facebook-noshare" href="https://facebook.example.com/harbor">Facebook</mj-social-element>
          <mj-social-element name="linkedin" href="https://linkedin.example.com/harbor" />
        </mj-social>
      </mj-column>
    </mj-section>
  </mj-body>
</mjml>`;

/** A receipt: one table of words, and one with a loop over what was paid. */
export const RECEIPT = `<mjml>
  <mj-head><mj-title>Your receipt {{receipt.number}}</mj-title></mj-head>
  <mj-body>
    <mj-section><mj-column>
      <mj-text>Dear {{fallback customer.name "customer"}}, we received {{money receipt.totalMinor receipt.currency}} on {{date receipt.paidOn}}.</mj-text>
      <mj-table>
        <tr><th>What</th><th>How much</th></tr>
        <tr><td>Principal</td><td><b>80 euros</b></td></tr>
        <tr><td>Fees</td><td>{{receipt.fees}}</td></tr>
      </mj-table>
      <mj-table color="#333333">
        {{#each payments}}<tr><td>{{ref}}</td><td>{{money amountMinor ../receipt.currency}}</td></tr>{{/each}}
      </mj-table>
      <mj-text>Open: <a href="{{receiptUrl}}">the receipt</a> or <a href="https://www.example.com/r/{{receipt.number}}">its page</a>.</mj-text>
      <mj-button href="{{receiptUrl}}">Download</mj-button>
    </mj-column></mj-section>
  </mj-body>
</mjml>`;

/** A reminder whose sections and words depend on the debtor. */
export const REMINDER = `<mjml lang="es">
  <mj-head><mj-title>{{#if urgent}}Urgente: {{/if}}su pago</mj-title></mj-head>
  <mj-body>
    <mj-section><mj-column><mj-text>Hola {{name}}{{#if surname}} {{surname}}{{/if}},</mj-text></mj-column></mj-section>
    <mj-raw>{{#if offer.available}}</mj-raw>
    <mj-section><mj-column width="40%"><mj-text>Oferta especial</mj-text></mj-column><mj-column width="60%"><mj-button href="{{offer.url}}">Aceptar</mj-button></mj-column></mj-section>
    <mj-raw>{{else}}</mj-raw>
    <mj-section><mj-column><mj-text>Sin oferta</mj-text></mj-column></mj-section>
    <mj-raw>{{/if}}</mj-raw>
    {{#unless paid}}
    <mj-section><mj-column><mj-text>Pendiente de pago</mj-text></mj-column></mj-section>
    {{/unless}}
    <mj-raw>{{#each debts}}</mj-raw>
    <mj-section><mj-column><mj-text>Deuda {{ref}}</mj-text></mj-column><mj-column><mj-text>vence {{due}}</mj-text></mj-column></mj-section>
    <mj-raw>{{/each}}</mj-raw>
    <mj-section><mj-column>
      <mj-raw>{{#if (eq language "es")}}</mj-raw>
      <mj-text>Llame al <b>centro</b></mj-text>
      <mj-raw>{{/if}}</mj-raw>
      <mj-text>{{#if late}}Con <a href="https://www.example.com/late">recargo</a>{{/if}}</mj-text>
    </mj-column></mj-section>
  </mj-body>
</mjml>`;

/** Elements that no block is for, and an opening with a picture behind it. */
export const SHOWCASE = `<mjml>
  <mj-head><mj-title>Everything at once</mj-title></mj-head>
  <mj-body>
    <mj-hero background-url="https://img.example.com/sea.jpg" mode="fixed-height" height="300px"><mj-text>By the sea</mj-text></mj-hero>
    <mj-section><mj-column>
      <mj-navbar base-url="https://www.example.com" hamburger="hamburger" ico-color="#ffffff">
        <mj-navbar-link href="/start" color="#ff00ff">Start</mj-navbar-link>
        <mj-navbar-link href="/help">Help</mj-navbar-link>
      </mj-navbar>
      <mj-carousel thumbnails="visible" tb-border="2px solid red">
        <mj-carousel-image src="https://img.example.com/1.png" alt="One" href="https://www.example.com/1" />
        <mj-carousel-image src="https://img.example.com/2.png" alt="Two" />
      </mj-carousel>
      <mj-accordion>
        <mj-accordion-element><mj-accordion-title>Why?</mj-accordion-title><mj-accordion-text>Because of <b>that</b>.</mj-accordion-text></mj-accordion-element>
      </mj-accordion>
      <mj-raw><table><tr><td onclick="run()">Raw cell</td></tr></table><script>alert(1)</script></mj-raw>
      <mj-text>Before <img src="https://img.example.com/in.png" alt="inside" /> after</mj-text>
      <mj-fancy>Fancy words <b>here</b></mj-fancy>
    </mj-column></mj-section>
    <mj-section>
      <mj-column><mj-text>one</mj-text></mj-column><mj-column><mj-text>two</mj-text></mj-column>
      <mj-column><mj-text>three</mj-text></mj-column><mj-column><mj-text>four</mj-text></mj-column>
    </mj-section>
  </mj-body>
</mjml>`;

/** What old mails and those of shops are made of: a container, columns that only hold others apart, pictures behind words, hidden words. */
export const BROCHURE = `<mjml>
  <mj-head>
    <mj-title>Summer at the harbor</mj-title>
    <mj-attributes><mj-include path="./shared.mjml" /><mj-class name="go" href="https://www.example.com/go" /></mj-attributes>
    <mj-style inline="inline">.x { color: {c} } @media all { .y { top: 0 } }</mj-style>
  </mj-head>
  <mj-body>
    <mj-container width="640" background-color="#eeebe7">
      <mj-section><mj-column><mj-text font-size="1px" color="#fff">Hidden words</mj-text></mj-column></mj-section>
      <mj-section background-url="https://img.example.com/sea.png"><mj-column><mj-text font-size="32px" align="center">By the sea</mj-text></mj-column></mj-section>
      <mj-spacer height="20px" />
      <mj-section>
        <mj-column width="48%"><mj-button mj-class="go">Move it</mj-button></mj-column>
        <mj-column width="4%"></mj-column>
        <mj-column width="48%"><mj-button mj-class="go">Leave it</mj-button></mj-column>
      </mj-section>
      <mj-raw>&lt;!--[if !mso]&gt;&lt;\\!--&gt;</mj-raw>
      <mj-section><mj-column><mj-image src="https://img.example.com/a.png" alt="A boat"><mj-text>after a picture that is not closed</mj-column></mj-section>
      <mj-raw>&lt;\\!--&lt;![endif]--&gt;</mj-raw>
      <!-- {{#if member}} --><mj-section><mj-column><mj-text>For members</mj-text></mj-column></mj-section><!-- {{/if}} -->
      <mj-section><mj-column><mj-social>{{#if member}}<mj-social-element href="https://www.example.com/club">Club</mj-social-element>{{/if}}<mj-social-element href="https://www.example.com/all">All</mj-social-element></mj-social></mj-column></mj-section>
    </mj-container>
  </mj-body>
</mjml>`;
