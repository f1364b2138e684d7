package dev.aiperf.plan.build;

import java.util.Set;

/**
 * Names that AIPerf's users know and that may have no implementation on hand: they get another answer than a name that
 * nobody knows. A name that is on hand is looked for first, so that nothing need be taken out here when one is added.
 */
final class LaterChoices {

    static final Set<String> ENDPOINT_TYPES = Set.of(
            "audio",
            "audio_transcription",
            "chat",
            "chat_embeddings",
            "cohere_rankings",
            "completions",
            "embeddings",
            "hf_tei_rankings",
            "huggingface_generate",
            "image_edit",
            "image_generation",
            "image_retrieval",
            "kserve",
            "messages",
            "nim_embeddings",
            "nim_rankings",
            "ollama_chat",
            "ollama_generate",
            "raw",
            "responses",
            "sglang_generate",
            "solido_rag",
            "template",
            "tgi_generate",
            "video_generation",
            "vision",
            "vllm_generate");

    static final Set<String> DATASET_TYPES = Set.of(
            "bailian_trace",
            "baseten_trace",
            "burst_gpt_trace",
            "dag_jsonl",
            "inputs_json",
            "mooncake_trace",
            "multi_turn",
            "random_pool",
            "raw_payload",
            "sagemaker_data_capture",
            "single_turn",
            "speed_bench_coding",
            "speed_bench_humanities",
            "speed_bench_math",
            "speed_bench_multilingual",
            "speed_bench_qa",
            "speed_bench_qualitative",
            "speed_bench_rag",
            "speed_bench_reasoning",
            "speed_bench_roleplay",
            "speed_bench_stem",
            "speed_bench_summarization",
            "speed_bench_throughput_16_k",
            "speed_bench_throughput_16_k_high_entropy",
            "speed_bench_throughput_16_k_low_entropy",
            "speed_bench_throughput_16_k_mixed",
            "speed_bench_throughput_1_k",
            "speed_bench_throughput_1_k_high_entropy",
            "speed_bench_throughput_1_k_low_entropy",
            "speed_bench_throughput_1_k_mixed",
            "speed_bench_throughput_2_k",
            "speed_bench_throughput_2_k_high_entropy",
            "speed_bench_throughput_2_k_low_entropy",
            "speed_bench_throughput_2_k_mixed",
            "speed_bench_throughput_32_k",
            "speed_bench_throughput_32_k_high_entropy",
            "speed_bench_throughput_32_k_low_entropy",
            "speed_bench_throughput_32_k_mixed",
            "speed_bench_throughput_8_k",
            "speed_bench_throughput_8_k_high_entropy",
            "speed_bench_throughput_8_k_low_entropy",
            "speed_bench_throughput_8_k_mixed",
            "speed_bench_writing",
            "tracelab",
            "weka_trace");

    private LaterChoices() {}
}
