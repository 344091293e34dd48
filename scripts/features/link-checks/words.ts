// Words that claim nothing: what people call any link, what stands between a name and its link, and what marks a
// work as only mentioned. Chinese and English; data and the few functions that read it.

/** Words for links and what they lead to; a link called only by these is called after the words around it. */
const generalLatin = new Set(
  (
    'paper papers pdf arxiv abs html link links url here this that these source sources code github gitee repo repository project page ' +
    'homepage website site blog post article articles full text fulltext preprint download read reading more view see ' +
    'click official original doi acl anthology openreview ieee acm springer elsevier hf huggingface hugging face model models ' +
    'weights checkpoint checkpoints dataset data demo video slides poster talk bibtex cite citation ref reference references ' +
    'technical report tech semantic scholar alphaxiv ar5iv note notes summary review tutorial implementation details ' +
    'the a an of on in at to for it and or by from is are its our my their we you can be found find available via ' +
    'out check get one two work works journal conference version proceedings published publication supplementary appendix ' +
    'org www http https com spotlight oral best award title titled called named entitled about online doc docs'
  ).split(' '),
);

/** Of those, what only links are called: cut off behind a title too. */
const linkLatin = new Set(
  'paper papers pdf arxiv abs html link links url here this code github gitee repo homepage website preprint download click doi org www http https com online'.split(
    ' ',
  ),
);

export function isLinkWord(word: string): boolean {
  return linkLatin.has(word.toLowerCase());
}

/**
 * Conferences and journals, by the names that stand beside works: those of the China Computer Federation's list
 * (https://www.ccf.org.cn/Academic_Evaluation/By_category/) and a few more. Some are words or names of works as well:
 * see `wordVenues`.
 */
const venues: readonly string[] = (
  'neurips nips icml iclr cvpr iccv eccv accv bmvc wacv 3dv acl emnlp naacl eacl coling conll nlpcc tacl jmlr tmlr jair tpami pami ijcv ' +
  'tnnls tcsvt taslp tgrs aaai ijcai ecai aamas icaps colt uai aistats acml ppsn gecco icann ijcnn iconip icpr icdar pricai cogsci ' +
  'kdd sigkdd www sigir cikm wsdm recsys icde icdm icdt edbt cidr dasfaa ecml pkdd iswc sigmod vldb pvldb tkde tods tois icwsm ' +
  'icassp interspeech icme icmr siggraph eurographics eurovis ismar tvcg uist cscw ubicomp imwut percom iui tochi ' +
  'osdi sosp nsdi asplos isca micro hpca sc usenix eurosys socc hotos ppopp cgo hpdc ipdps spaa podc icdcs sigmetrics iccad rtss rtas tpds ' +
  'sigcomm infocom mobicom mobisys mobihoc sensys conext icnp ccs ndss eurocrypt asiacrypt acsac esorics ches dsn tdsc tifs ' +
  'pldi popl oopsla icfp ecoop icse issta issre saner icsme icsoc vmcai toplas tosem stoc focs lics socg icalp jacm cacm ' +
  'icra iros corl rss miccai bibm ismb recomb amia arxiv'
).split(' ');

/** Venues whose names are words or works, too: in capitals and with a year only. "USENIX Security 2019", "CHI '22". */
const wordVenues =
  'CHI HRI GROUP Security ATC FAST DAC DATE FPGA PACT ICS IMC CRYPTO CSF RAID TCC PKC FSE ASE RE SAS FM TSE SODA CAV SAT ESA CP KR ALT PODS SDM TMC MM VR VIS PG SCA SGP TOG TIP TMM TMI RAL TRO FG';
const wordVenueYear = `\\b(?:USENIX )?(?:${wordVenues.replaceAll(' ', '|')})[- ]?(?:['’]\\d\\d|(?:19|20)\\d\\d)(?!\\d)`;
const wordVenueHere = new RegExp(wordVenueYear, 'y');
const wordVenueAnywhere = new RegExp(wordVenueYear, 'g');

/** Whether a venue whose name may be a word elsewhere stands right there, with its year. */
export function isVenueAt(text: string, at: number): boolean {
  wordVenueHere.lastIndex = at;
  return wordVenueHere.test(text);
}

const venueYear = new RegExp(
  `\\b(?:${venues.join('|')})\\b[^\\p{L}\\d]{0,6}(?:findings |workshop )?(?:19|20)?\\d\\d\\b`,
  'iu',
);

/** "CVPR'16", "ACL Findings 2021", "CHI 2022": the first in the text. */
export function venueWithYear(text: string): string | undefined {
  return venueYear.exec(text)?.[0] ?? text.match(wordVenueAnywhere)?.[0];
}

/** Organisations and months: they stand beside works but aren't works, as venues do. */
const neutralLatin = new Set([
  ...venues,
  ...(
    'openai google deepmind meta facebook fair microsoft msra nvidia amazon apple ibm baidu alibaba tencent bytedance huawei ' +
    'anthropic mit stanford berkeley cmu tsinghua pku thu oxford cambridge eth deepseek-ai zhipu moonshot mistralai ai2 allenai ' +
    'eleutherai bigscience salesforce adobe intel samsung sensetime megvii inria nature science cell pnas ' +
    'findings workshop january february march april may june july august september october november december ' +
    'jan feb mar apr jun jul aug sep sept oct nov dec spring summer autumn fall winter monday today now new sota tpu gpu gpus'
  ).split(' '),
]);

/** Terms of the field: several works may be meant by them, so none is. */
const generalTerms = new Set(
  (
    'llm llms nlp cv rl ai ml dl api cnn cnns rnn rnns lstm lstms gru mlp mlps gnn gnns gcn gan gans vae vaes moe rlhf rlaif sft icl cot rag ' +
    'asr tts ocr vqa nmt mt qa ner lm lms plm plms vlm vlms mllm mllms slm agi sgd svm pca knn mcmc em ssl ssm ssms dnn dnns ann bn ln ' +
    'transformer transformers attention adapter adapters diffusion autoencoder autoencoders embedding embeddings backbone encoder decoder ' +
    'pretraining pre-training fine-tuning finetuning quantization distillation prompt prompting agent agents alignment survey scaling ' +
    'benchmark leaderboard transformer-based self-attention self-supervised end-to-end few-shot zero-shot multi-modal multimodal text-to-image ' +
    'state-of-the-art open-source large-scale cuda python java api apis json yaml csv pdf html http sql gpu cpu os ui sdk ide'
  ).split(' '),
);

/** Words of very many titles: a phrase of nothing else is a subject (Reinforcement Learning), not somebody's work. */
const fieldWords = new Set(
  (
    'language learning model models network networks graph training large efficient vision neural deep scale reinforcement pre ' +
    'pretraining text image images speech audio video transformer transformers open scaling laws law generation generative fast data detection action ' +
    'convolutional synthesis object objects adversarial multi technical understanding high attention time inference diffusion policy ' +
    'unified representation representations distributed foundation tuning fine finetuning instruction instructions parameter human algorithm algorithms self supervised unsupervised ' +
    'prediction graphs modeling modelling estimation simple real adaptive natural recognition general database databases sequence sequences dynamic ' +
    'transfer machine shot design reasoning code knowledge distillation alignment method methods system systems optimization optimisation quantization ' +
    'point translation visual end multilingual multimodal zero context conditional mixture experts expert world generalization tasks task ' +
    'hierarchical applications application framework cross optimal robot robotics protein feature features segmentation prompt prompts prompting improved robust ' +
    'long linear feedback parallel state exploration process processing stochastic function functions denoising masked compression autoregressive ' +
    'embedding embeddings architecture architectures memory continuous flow search analysis matrix complex molecular gradient gradients cloud scene ' +
    'programming software engineering theory retrieval augmented chain thought mechanism layer loss batch normalization dropout residual recurrent ' +
    'encoder decoder agent agents planning control preference preferences reward survey benchmark evaluation dataset datasets classification regression clustering ' +
    'bayesian variational contrastive semi weakly online offline federated meta few style domain adaptation sparse low rank kernel'
  ).split(' '),
);

export function isFieldWord(word: string): boolean {
  return fieldWords.has(word.toLowerCase());
}

const stopWords = new Set(
  'a an the of on in at to for and or by from with is are as via into its it be not do does can how what when where which who why we you your our their this that these than then using use used based toward towards through over under between without within new'.split(
    ' ',
  ),
);

const generalHan =
  /(?:原始|原?论文|原文|文章|文献|链接|地址|全文|下载|传送门|这里|此处|这儿|点此|传送|直达|戳|此|这|它|这篇|本文|该|代码|源码|仓库|项目|主页|官网|网站|网页|博客|点击|点我|查看|阅读|访问|详见|参见|参考|请看|可见|技术报告|报告|预印本|期刊|会议|出处|来源|资料|翻译|译文|解读|笔记|视频|讲解|权重|模型|开源|官方|数据集?|演示|幻灯片|海报|附录|版本?|版|期|刊|对应|相关|完整|详细|具体|细节|介绍|内容|发表|提出|作者|第|第?[一二三四五六七八九十]+|的|之|见|看|为|和|与|及|在|是|了|到|处|篇|一|可|以|有|里|中|于|由|者)/gu;

const han = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;

export function isGeneralWord(word: string): boolean {
  const plain = word.toLowerCase();
  // Paper-CVPR15, pdf-arXiv
  const [kind = '', ...places] = plain.includes('-') ? plain.split('-') : [];
  if (places.length > 0 && linkLatin.has(kind)) return places.every((place) => isNeutralWord(place));
  return generalLatin.has(plain) || /^v?\d{1,2}$|^\d+(?:[.,/:-]\d+)*$|^(?:19|20)\d\d(?:\.\d{1,2})?$/.test(plain);
}

/** Organisations, venues, dates, sizes. */
export function isNeutralWord(word: string): boolean {
  const plain = word
    .toLowerCase()
    .replace(/[’'](?:\d\d|s)$/, '')
    .replace(/[-\s]?(?:19|20)?\d\d$/, '');
  return neutralLatin.has(plain) || neutralLatin.has(word.toLowerCase()) || plain === '';
}

export function isGeneralTerm(word: string): boolean {
  return generalTerms.has(word.toLowerCase());
}

export function isStopWord(word: string): boolean {
  return stopWords.has(word);
}

/** How many Chinese, Japanese or Korean characters are left when words for links and particles are gone. */
export function claimingHan(text: string): number {
  return (text.replace(generalHan, '').match(han) ?? []).length;
}

export function hanCount(text: string): number {
  return (text.match(han) ?? []).length;
}

/** What may stand between a name and the link that belongs to it. */
const glue =
  /^(?:[\s\p{P}\p{S}\p{M}\p{C}]|原?论文|原文|文章|链接|地址|全文|下载|技术报告|报告|预印本|模型|系列|开源|官方|做法|方法|细节|详见|参见|参考|请看|可见|请|见|看|读|在|的|之|这篇|这|此|处|可以|可|点击|点|查看|阅读|代码|\b(?:the|original|paper|papers|pdf|arxiv|link|url|preprint|article|is|are|available|at|here|see|read|published|in|can|be|found|its|official|report|technical|on|code|and|models?|via|from|online|accessed|retrieved|[12]\d{3}(?:[.-]\d{1,2})?|\d{4}\.\d{4,5}(?:v\d+)?)\b)*$/iu;

/** Longer than this nothing stands between a name and its link. */
const longestGlue = 60;

export function isGlue(text: string): boolean {
  if (text.length > longestGlue) return false;
  // Venues and organisations stand there too: "BERT (NAACL 2019) [PDF]".
  const plain = text.replace(wordVenueAnywhere, ' ');
  return glue.test(plain.replace(/[\p{Script=Latin}]+/gu, (word) => (isNeutralWord(word) ? ' ' : word)));
}

/** What stands directly before a work that the sentence doesn't point at: compared with, unlike, better than. */
const comparedBefore =
  /(?:比|与|同|跟|受|继|较|像|基于|类似于?|相比于?|不同于|区别于|超过|优于|沿用|借鉴|延续|除了?|自从|\b(?:than|over|against|beyond|after|before|since|unlike|like|outperforms?|beats?|surpass(?:es|ing)?|based on|built on|inspired by|compar(?:ed?|ison) (?:to|with)|such as|including|not))[\s“"'《「(（*_]*(?:the\s+|original\s+)*$/iu;

/** What stands before a work that is used or spoken of: only what touches the link can be meant then. */
const usedBefore =
  /(?:在|和|用|使用|采用|对|从|如|以|被|给|到|例如|譬如|参考|结合|针对|关于|\b(?:on|with|to|from|using|use|uses|used|via|by|as|e\.g\.|following|and|or|for|of|about|in))[\s“"'《「(（*_]*(?:the\s+|original\s+)*$/iu;

export function isCompared(before: string): boolean {
  return comparedBefore.test(before.slice(-longestLead));
}

export function isUsed(before: string): boolean {
  return usedBefore.test(before.slice(-longestLead));
}

const longestLead = 40;

/** "this paper", 这篇, 它, 一篇工作: words that point at something, which the sentence must then say. */
const pointing =
  /^(?:(?:这|那|该|此|某|另|[一几两])(?:外?[一几]?)?[篇个项种些份]|它|其|这些|那些|(?:this|that|these|those|another|one)\b\s*\p{L}|it$|them$)/iu;

export function isPointing(text: string): boolean {
  return pointing.test(text.trim());
}

/** "…的细节，可以参考[原文]": after such words a comma doesn't part the link from its name. */
export const directing =
  /[,，]\s*(?:其?(?:原?论文|原文|全文))?(?:大家|读者)?(?:可以?|请|详|建议|推荐)?(?:先|再)?(?:参[见考阅]|[见看读])/u;

/** A run of English that begins by comparing. */
export const comparingStart = /^(?:unlike|since|compared|inspired|instead)\b/i;

/** A link called so speaks about a work and leads elsewhere: 为什么 BERT 不够好, 基于 BERT 的改进, BERT 的后续. */
export const turning =
  /^(?:为什么|为何|如何|怎么|怎样|基于|关于|类似|受)|？$|(?:的|之)(?:后续|改进|变体|扩展|延伸|替代|对手|前身|竞品|缺点|不足|问题|局限|批评|应用|综述|对比)|\b(?:follow-?ups?|successors?|alternatives?|critiques?|criticisms?|variants? of|extensions? of)\b/iu;

/** "X 的后续", "X 的改进版": what is spoken of isn't X but something that came of it. */
export function isTurnedAway(after: string): boolean {
  return /^\s?(?:的|之)(?:后续|改进|变体|扩展|延伸|替代|对手|前身|竞品|升级|继任|加速版|简化版)/u.test(after);
}

/** Words that turn the sentence away from the work it names. */
export const mentioning =
  /之后|以后|以来|之前|此前|相比|不同|类似|相似|启发|后续|来自|来源于|源自|出自|思路|灵感|改进|其他|其它|例如|比如|譬如|综述|对比|对照|比较|批评|质疑|复现|讨论|背景|很多|许多|大量|另一|又一|一些|\b(?:unlike|since|after|before|compared|inspired|following|follow-up|similar|other|others|another|survey|e\.g|such as|alternative|critique|criticism|reproduc|discuss|several|many|recent|some|instead|than|earlier|later|related)/iu;
