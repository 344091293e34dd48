// Keys below `paperlog.links.fetch`: what `hexo links fetch`, `verify` and `import` may ask, and how often.

import * as z from 'zod';
import { defaultLimits } from '../../platform/http/limits.ts';
import { services } from './services.ts';

const serviceConfig = z.object({
  base: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('服务的基础网址，例如自建的镜像 | Base address of the service, e.g. of a mirror of your own'),
  paceMs: z
    .number()
    .int()
    .min(0)
    .optional()
    .describe(
      '两次请求之间的毫秒数；默认按服务文档的要求 | Milliseconds between two requests; by default as the service asks',
    ),
});

type ServiceShape = Record<keyof typeof services, z.ZodOptional<typeof serviceConfig>>;

export const fetchConfig = z.object({
  contact: z
    .string()
    .default('')
    .describe(
      '写进 User-Agent 的联系邮箱，让服务方能找到你；Crossref 会因此给更好的队列 | Mail address for the User-Agent, so that services can reach you; Crossref gives a better queue for it',
    ),
  allowHosts: z
    .array(z.string().regex(/^(?:[^\s/:@[\]]+|\[[0-9a-fA-F:.]+\]):\d{1,5}$/, 'must be host:port'))
    .default([])
    .describe(
      '允许访问的内网或特殊端口，逐个写 host:port | Hosts of private networks or with other ports than 80 and 443, each as exact host:port',
    ),
  services: z
    .object(Object.fromEntries(Object.keys(services).map((name) => [name, serviceConfig.optional()])) as ServiceShape)
    .default({})
    .describe('各服务的网址与间隔 | Addresses and pace of services'),
  firstByteMs: z
    .number()
    .int()
    .positive()
    .default(defaultLimits.firstByteMs)
    .describe('等待第一个字节的毫秒数 | Milliseconds to wait for a first byte'),
  totalMs: z
    .number()
    .int()
    .positive()
    .default(defaultLimits.totalMs)
    .describe('一次请求（含重定向）总共的毫秒数 | Milliseconds for a request in all, redirects included'),
  retryMs: z
    .number()
    .int()
    .min(0)
    .default(1000)
    .describe('失败后第一次重试前的毫秒数，之后加倍 | Milliseconds before the first second try; doubled after each'),
  maxRequests: z
    .number()
    .int()
    .positive()
    .default(2000)
    .describe('一次运行最多发多少请求 | Requests in one run at most'),
  images: z
    .boolean()
    .default(true)
    .describe('下载并重新编码网页的预览图 | Fetch preview pictures of pages and re-encode them'),
  imageFolder: z
    .string()
    .regex(/^(?!\/)(?!.*\.\.)[\w./-]+$/, 'must be a folder below source/')
    .default('images/links')
    .describe('预览图存放的文件夹，相对于 source/ | Folder of these pictures, below source/'),
});

export type FetchConfig = z.infer<typeof fetchConfig>;
