import { describe, expect, it } from 'vitest';
import { defaultForm } from './html-form';

const consent = `
  <form method="get" action="/search"><input name="q"></form>
  <form action="/dialog?state=a&amp;b=1" method="post">
    <input type="hidden" name="state" value="s&quot;1">
    <input type="checkbox" name="scope" value="ads_read" checked>
    <input type="checkbox" name="scope" value="pages_read">
    <input type="checkbox" name="scope" value="forced" checked disabled>
    <select name="person"><option value="p1">One</option><option value="p2">Two</option></select>
    <select name="language"><option value="ar">ع</option><option value="en" selected>E</option></select>
    <button type="button" name="help" value="1">Help</button>
    <button name="decision" value="grant">Continue</button>
    <button name="decision" value="deny">Cancel</button>
  </form>`;

describe('defaultForm', () => {
  it('defaultForm sends the posting form with its default values and first button', () => {
    const { action, method, fields } = defaultForm(consent);
    expect(action).toBe('/dialog?state=a&b=1');
    expect(method).toBe('POST');
    expect([...fields]).toEqual([
      ['state', 's"1'],
      ['scope', 'ads_read'],
      ['person', 'p1'],
      ['language', 'en'],
      ['decision', 'grant'],
    ]);
  });

  it('defaultForm chooses an option by how its text begins', () => {
    expect(defaultForm(consent, { person: 'Two' }).fields.get('person')).toBe('p2');
    expect(() => defaultForm(consent, { person: 'Three' })).toThrow('has no Three');
  });

  it('defaultForm refuses a page without a form', () => {
    expect(() => defaultForm('<p>Nothing here</p>')).toThrow('no form');
  });
});
