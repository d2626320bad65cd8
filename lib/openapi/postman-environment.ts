/** The environment of the collection. `origin`: of this installation. */
export function postmanEnvironment(origin: string): Record<string, unknown> {
  return {
    name: 'CMIS Marketing',
    values: [
      { key: 'baseUrl', value: origin, type: 'default', enabled: true },
      { key: 'apiToken', value: '', type: 'secret', enabled: true },
    ],
    _postman_variable_scope: 'environment',
  };
}
