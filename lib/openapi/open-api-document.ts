import { tagObjects } from './api-tags';
import { headerComponents, problemAnswer, problemSchema, responseName } from './components';
import { commonCodes, describeOperation } from './describe-operation';
import { exampleIds } from './example-ids';
import { inboundWebhooks } from './inbound-webhooks';
import { introduction } from './introduction';
import { registeredRoutes } from './openapi-registry';
import { recordedAnswers } from './recorded-answers';
import { type Json, SchemaComponents } from './schema-components';

/** Version of the contract: a change that breaks callers gets an entry in docs/api-changelog.md. */
const API_VERSION = '1.0.0';

const INBOUND = {
  name: 'Inbound webhooks',
  description: 'What platforms send to `/api/webhooks/{platform}`. A program of yours sends none of these.',
};

function pathsOf(components: SchemaComponents): Json {
  const paths: Record<string, Json> = {};
  for (const route of registeredRoutes()) {
    const operation = describeOperation(route, components, recordedAnswers[route.operationId]);
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operation };
  }
  return paths;
}

/** OpenAPI 3.1 of all registered routes. `sessionCookie`: the name of the cookie, which depends on TLS. */
export function openApiDocument(sessionCookie: string): Json {
  const components = new SchemaComponents();
  const paths = pathsOf(components);
  return {
    openapi: '3.1.0',
    info: {
      title: 'CMIS Marketing API',
      version: API_VERSION,
      summary: 'Ads and social content of six platforms in one place.',
      description: introduction,
      license: { name: 'Apache 2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/', description: 'The installation that serves this document' }],
    tags: [...tagObjects, INBOUND],
    paths,
    webhooks: inboundWebhooks(INBOUND.name),
    components: {
      schemas: { ...components.all(), Problem: problemSchema },
      parameters: {
        org: {
          name: 'org',
          in: 'path',
          required: true,
          description: 'Id of the organization.',
          schema: { type: 'string', format: 'uuid' },
          example: exampleIds.org,
        },
      },
      headers: headerComponents,
      responses: Object.fromEntries(commonCodes.map((code) => [responseName(code), problemAnswer([code])])),
      securitySchemes: {
        apiToken: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'cmis_…',
          description:
            'An API token of one organization. The role that an operation names is the lowest that may call it.',
        },
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: sessionCookie,
          description: 'The session of a person who signed in with a browser.',
        },
      },
    },
  };
}
