// Well-known works whose titles don't say what everybody calls them: GPT-3, ResNet, Whisper. Data, and two questions
// to it. A name belongs here only if it means one work (or the two that are named), whatever post it stands in, and if
// the title doesn't show it surely; terms of the field (VAE, BPE, CoT) and names that several works share don't.

import { compact } from './names.ts';

const titles: Readonly<Record<string, string | readonly string[]>> = {
  // Language models
  'GPT-2': 'Language Models are Unsupervised Multitask Learners',
  'GPT-3': 'Language Models are Few-Shot Learners',
  InstructGPT: 'Training language models to follow instructions with human feedback',
  Codex: 'Evaluating Large Language Models Trained on Code',
  HumanEval: 'Evaluating Large Language Models Trained on Code',
  MBPP: 'Program Synthesis with Large Language Models',
  MMLU: 'Measuring Massive Multitask Language Understanding',
  GSM8K: 'Training Verifiers to Solve Math Word Problems',
  'BIG-bench': 'Beyond the Imitation Game: Quantifying and extrapolating the capabilities of language models',
  Chinchilla: 'Training Compute-Optimal Large Language Models',
  Gopher: 'Scaling Language Models: Methods, Analysis & Insights from Training Gopher',
  RETRO: 'Improving language models by retrieving from trillions of tokens',
  Sparrow: 'Improving alignment of dialogue agents via targeted human judgements',
  GopherCite: 'Teaching language models to support answers with verified quotes',
  T5: 'Exploring the Limits of Transfer Learning with a Unified Text-to-Text Transformer',
  'Flan-T5': 'Scaling Instruction-Finetuned Language Models',
  'Flan-PaLM': 'Scaling Instruction-Finetuned Language Models',
  T0: 'Multitask Prompted Training Enables Zero-Shot Task Generalization',
  mT0: 'Crosslingual Generalization through Multitask Finetuning',
  BLOOMZ: 'Crosslingual Generalization through Multitask Finetuning',
  ELMo: 'Deep contextualized word representations',
  ULMFiT: 'Universal Language Model Fine-tuning for Text Classification',
  mBART: 'Multilingual Denoising Pre-training for Neural Machine Translation',
  'mBART-50': 'Multilingual Translation with Extensible Multilingual Pretraining and Finetuning',
  M2M100: 'Beyond English-Centric Multilingual Machine Translation',
  'M2M-100': 'Beyond English-Centric Multilingual Machine Translation',
  'XLM-R': 'Unsupervised Cross-lingual Representation Learning at Scale',
  'XLM-RoBERTa': 'Unsupervised Cross-lingual Representation Learning at Scale',
  XLM: 'Cross-lingual Language Model Pretraining',
  BlenderBot: 'Recipes for building an open-domain chatbot',
  Meena: 'Towards a Human-like Open-Domain Chatbot',
  ModernBERT:
    'Smarter, Better, Faster, Longer: A Modern Bidirectional Encoder for Fast, Memory Efficient, and Long Context Finetuning and Inference',
  'phi-1': 'Textbooks Are All You Need',
  CodeGen: 'A Conversational Paradigm for Program Synthesis',
  'P-Tuning': 'GPT Understands, Too',
  'LM-BFF': 'Making Pre-trained Language Models Better Few-shot Learners',
  word2vec: [
    'Efficient Estimation of Word Representations in Vector Space',
    'Distributed Representations of Words and Phrases and their Compositionality',
  ],
  fastText: ['Enriching Word Vectors with Subword Information', 'Bag of Tricks for Efficient Text Classification'],
  ConvS2S: 'Convolutional Sequence to Sequence Learning',
  GNMT: "Google's Neural Machine Translation System: Bridging the Gap between Human and Machine Translation",
  ALiBi: 'Train Short, Test Long: Attention with Linear Biases Enables Input Length Extrapolation',
  SwiGLU: 'GLU Variants Improve Transformer',
  vLLM: 'Efficient Memory Management for Large Language Model Serving with PagedAttention',
  StreamingLLM: 'Efficient Streaming Language Models with Attention Sinks',
  // Pictures: backbones
  AlexNet: 'ImageNet Classification with Deep Convolutional Neural Networks',
  VGG: 'Very Deep Convolutional Networks for Large-Scale Image Recognition',
  VGGNet: 'Very Deep Convolutional Networks for Large-Scale Image Recognition',
  GoogLeNet: 'Going Deeper with Convolutions',
  'Inception-v3': 'Rethinking the Inception Architecture for Computer Vision',
  ResNet: 'Deep Residual Learning for Image Recognition',
  ResNeXt: 'Aggregated Residual Transformations for Deep Neural Networks',
  DenseNet: 'Densely Connected Convolutional Networks',
  NASNet: 'Learning Transferable Architectures for Scalable Image Recognition',
  RegNet: 'Designing Network Design Spaces',
  ConvNeXt: 'A ConvNet for the 2020s',
  ViT: 'An Image is Worth 16x16 Words: Transformers for Image Recognition at Scale',
  DeiT: 'Training data-efficient image transformers & distillation through attention',
  MoCo: 'Momentum Contrast for Unsupervised Visual Representation Learning',
  'MoCo v2': 'Improved Baselines with Momentum Contrastive Learning',
  'MoCo v3': 'An Empirical Study of Training Self-Supervised Vision Transformers',
  SimCLR: 'A Simple Framework for Contrastive Learning of Visual Representations',
  'SimCLR v2': 'Big Self-Supervised Models are Strong Semi-Supervised Learners',
  SimSiam: 'Exploring Simple Siamese Representation Learning',
  SwAV: 'Unsupervised Learning of Visual Features by Contrasting Cluster Assignments',
  DINO: 'Emerging Properties in Self-Supervised Vision Transformers',
  MAE: 'Masked Autoencoders Are Scalable Vision Learners',
  'I-JEPA': 'Self-Supervised Learning from Images with a Joint-Embedding Predictive Architecture',
  // Pictures: detection and segmentation
  'R-CNN': 'Rich feature hierarchies for accurate object detection and semantic segmentation',
  SPPNet: 'Spatial Pyramid Pooling in Deep Convolutional Networks for Visual Recognition',
  RetinaNet: 'Focal Loss for Dense Object Detection',
  YOLOv2: 'YOLO9000: Better, Faster, Stronger',
  CenterNet: ['Objects as Points', 'CenterNet: Keypoint Triplets for Object Detection'],
  DETR: 'End-to-End Object Detection with Transformers',
  'Soft-NMS': 'Improving Object Detection With One Line of Code',
  PSPNet: 'Pyramid Scene Parsing Network',
  'DeepLabv3+': 'Encoder-Decoder with Atrous Separable Convolution for Semantic Image Segmentation',
  DeepLabv3: 'Rethinking Atrous Convolution for Semantic Image Segmentation',
  HRNet: [
    'Deep High-Resolution Representation Learning for Visual Recognition',
    'Deep High-Resolution Representation Learning for Human Pose Estimation',
  ],
  MaskFormer: 'Per-Pixel Classification is Not All You Need for Semantic Segmentation',
  Mask2Former: 'Masked-attention Mask Transformer for Universal Image Segmentation',
  SETR: 'Rethinking Semantic Segmentation from a Sequence-to-Sequence Perspective with Transformers',
  SAM: 'Segment Anything',
  CLIPSeg: 'Image Segmentation Using Text and Image Prompts',
  'OWL-ViT': 'Simple Open-Vocabulary Object Detection with Vision Transformers',
  OWLv2: 'Scaling Open-Vocabulary Object Detection',
  GLIP: 'Grounded Language-Image Pre-training',
  MiDaS: 'Towards Robust Monocular Depth Estimation: Mixing Datasets for Zero-shot Cross-dataset Transfer',
  OpenPose: [
    'Realtime Multi-Person 2D Pose Estimation using Part Affinity Fields',
    'OpenPose: Realtime Multi-Person 2D Pose Estimation using Part Affinity Fields',
  ],
  // Pictures made: GANs and diffusion
  DCGAN: 'Unsupervised Representation Learning with Deep Convolutional Generative Adversarial Networks',
  pix2pix: 'Image-to-Image Translation with Conditional Adversarial Networks',
  pix2pixHD: 'High-Resolution Image Synthesis and Semantic Manipulation with Conditional GANs',
  CycleGAN: 'Unpaired Image-to-Image Translation using Cycle-Consistent Adversarial Networks',
  'WGAN-GP': 'Improved Training of Wasserstein GANs',
  ProGAN: 'Progressive Growing of GANs for Improved Quality, Stability, and Variation',
  PGGAN: 'Progressive Growing of GANs for Improved Quality, Stability, and Variation',
  StyleGAN: 'A Style-Based Generator Architecture for Generative Adversarial Networks',
  StyleGAN2: 'Analyzing and Improving the Image Quality of StyleGAN',
  StyleGAN3: 'Alias-Free Generative Adversarial Networks',
  BigGAN: 'Large Scale GAN Training for High Fidelity Natural Image Synthesis',
  SNGAN: 'Spectral Normalization for Generative Adversarial Networks',
  SRGAN: 'Photo-Realistic Single Image Super-Resolution Using a Generative Adversarial Network',
  BiGAN: 'Adversarial Feature Learning',
  SPADE: 'Semantic Image Synthesis with Spatially-Adaptive Normalization',
  GauGAN: 'Semantic Image Synthesis with Spatially-Adaptive Normalization',
  VQGAN: 'Taming Transformers for High-Resolution Image Synthesis',
  'VQ-VAE': 'Neural Discrete Representation Learning',
  PixelRNN: 'Pixel Recurrent Neural Networks',
  'Stable Diffusion': 'High-Resolution Image Synthesis with Latent Diffusion Models',
  'DALL-E': 'Zero-Shot Text-to-Image Generation',
  'DALL-E 2': 'Hierarchical Text-Conditional Image Generation with CLIP Latents',
  unCLIP: 'Hierarchical Text-Conditional Image Generation with CLIP Latents',
  'DALL-E 3': 'Improving Image Generation with Better Captions',
  Imagen: 'Photorealistic Text-to-Image Diffusion Models with Deep Language Understanding',
  Parti: 'Scaling Autoregressive Models for Content-Rich Text-to-Image Generation',
  ControlNet: 'Adding Conditional Control to Text-to-Image Diffusion Models',
  DiT: 'Scalable Diffusion Models with Transformers',
  'Stable Diffusion 3': 'Scaling Rectified Flow Transformers for High-Resolution Image Synthesis',
  '3DGS': '3D Gaussian Splatting for Real-Time Radiance Field Rendering',
  // Pictures, sound and text
  CLIP: 'Learning Transferable Visual Models From Natural Language Supervision',
  ALIGN: 'Scaling Up Visual and Vision-Language Representation Learning With Noisy Text Supervision',
  ALBEF: 'Align before Fuse: Vision and Language Representation Learning with Momentum Distillation',
  SigLIP: 'Sigmoid Loss for Language Image Pre-Training',
  LLaVA: 'Visual Instruction Tuning',
  'LLaVA-1.5': 'Improved Baselines with Visual Instruction Tuning',
  Whisper: 'Robust Speech Recognition via Large-Scale Weak Supervision',
  EnCodec: 'High Fidelity Neural Audio Compression',
  MusicGen: 'Simple and Controllable Music Generation',
  'VALL-E': 'Neural Codec Language Models are Zero-Shot Text to Speech Synthesizers',
  VITS: 'Conditional Variational Autoencoder with Adversarial Learning for End-to-End Text-to-Speech',
  Tacotron2: 'Natural TTS Synthesis by Conditioning WaveNet on Mel Spectrogram Predictions',
  Donut: 'OCR-free Document Understanding Transformer',
  // Learning by reward, graphs, training
  DQN: ['Playing Atari with Deep Reinforcement Learning', 'Human-level control through deep reinforcement learning'],
  A3C: 'Asynchronous Methods for Deep Reinforcement Learning',
  DDPG: 'Continuous control with deep reinforcement learning',
  TD3: 'Addressing Function Approximation Error in Actor-Critic Methods',
  AlphaGo: 'Mastering the game of Go with deep neural networks and tree search',
  'AlphaGo Zero': 'Mastering the game of Go without human knowledge',
  AlphaZero: [
    'Mastering Chess and Shogi by Self-Play with a General Reinforcement Learning Algorithm',
    'A general reinforcement learning algorithm that masters chess, shogi, and Go through self-play',
  ],
  MuZero: 'Mastering Atari, Go, Chess and Shogi by Planning with a Learned Model',
  DreamerV3: ['Mastering Diverse Domains through World Models', 'Mastering diverse control tasks through world models'],
  Gato: 'A Generalist Agent',
  AlphaFold2: 'Highly accurate protein structure prediction with AlphaFold',
  AlphaTensor: 'Discovering faster matrix multiplication algorithms with reinforcement learning',
  GraphSAGE: 'Inductive Representation Learning on Large Graphs',
  GIN: 'How Powerful are Graph Neural Networks?',
  AdamW: 'Decoupled Weight Decay Regularization',
  LAMB: 'Large Batch Optimization for Deep Learning: Training BERT in 76 minutes',
  PatchTST: 'A Time Series is Worth 64 Words: Long-term Forecasting with Transformers',
};

/** Keys are made by the caller, who knows how titles are compared. */
export class WellKnown {
  readonly #names = new Map<string, string[]>();
  readonly #titles = new Map<string, readonly string[]>();

  constructor(keyOf: (title: string) => string) {
    for (const [name, works] of Object.entries(titles)) {
      const own = typeof works === 'string' ? [works] : works;
      this.#titles.set(compact(name), own);
      for (const title of own) {
        const key = keyOf(title);
        this.#names.set(key, [...(this.#names.get(key) ?? []), name]);
      }
    }
  }

  /** What a work is called, by the key of its title. */
  namesOf(titleKey: string): readonly string[] {
    return this.#names.get(titleKey) ?? [];
  }

  /** The titles of what everybody calls so; none if it isn't well known. */
  titlesOf(name: string): readonly string[] {
    return this.#titles.get(compact(name)) ?? [];
  }
}
