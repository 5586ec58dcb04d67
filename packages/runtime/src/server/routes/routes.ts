/** The table of all routes. A new one is added here, and every test that walks over them covers it. */

import type { Route } from "../route.ts";
import type { Services } from "../services.ts";
import { auditRoutes } from "./audit.ts";
import { caseRoutes } from "./cases.ts";
import { type ImportLimits, importRoutes } from "./imports.ts";
import { inboundRoutes } from "./inbound.ts";
import { migrationRoutes } from "./migrations.ts";
import { outboxRoutes } from "./outbox.ts";
import { peopleRoutes } from "./people.ts";
import { strategyRoutes } from "./strategies.ts";
import { taskRoutes } from "./tasks.ts";
import { templateRoutes } from "./templates.ts";
import { tenantRoutes } from "./tenant.ts";

export const routesOf = (services: Services, limits: ImportLimits): readonly Route[] => [
  ...strategyRoutes(services),
  ...migrationRoutes(services),
  ...templateRoutes(services),
  ...caseRoutes(services),
  ...importRoutes(services, limits),
  ...auditRoutes(services),
  ...outboxRoutes(services),
  ...inboundRoutes(services),
  ...taskRoutes(services),
  ...peopleRoutes(services),
  ...tenantRoutes(services),
];
