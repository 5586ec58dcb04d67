/** Strategies and templates of one host: what is published of one counts for the other at once. */

import { type CacheOptions, Contexts } from "./contexts.ts";
import { createStrategies, type StrategyOptions, type StrategyService } from "./strategies.ts";
import { createTemplates, type TemplateOptions, type TemplateService } from "./templates.ts";

export interface Publishing {
  readonly strategies: StrategyService;
  readonly templates: TemplateService;
}

export function createPublishing(options: StrategyOptions & TemplateOptions, caching: CacheOptions = {}): Publishing {
  const contexts = new Contexts(options.store, caching);
  return {
    strategies: createStrategies(options, caching, contexts),
    templates: createTemplates(options, caching, contexts),
  };
}
