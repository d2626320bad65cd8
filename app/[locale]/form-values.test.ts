import { describe, expect, it } from 'vitest';
import { formValues } from './form-values';

describe('formValues', () => {
  it('returns single fields as text and repeated ones as lists', () => {
    const form = new FormData();
    form.append('name', 'Najd');
    form.append('id', 'a');
    form.append('id', 'b');
    form.append('$ACTION_KEY', 'x');
    expect(formValues(form)).toEqual({ name: 'Najd', id: ['a', 'b'] });
  });

  it('leaves files out', () => {
    const form = new FormData();
    form.append('file', new Blob(['x']));
    expect(formValues(form)).toEqual({});
  });
});
