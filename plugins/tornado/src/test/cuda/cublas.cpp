// cuBLAS: the products that Lamina asks for.
#include <cstring>
#include <cublas_v2.h>
#include <vector>

extern "C" void standin_submit(void *stream, void (*function)(void *), const void *data, size_t bytes);

struct cublasContext {
    cudaStream_t stream = nullptr;
};

namespace {
struct Factor {
    const char *data;
    cudaDataType type;
    int leading;
    long long stride;
    bool transposed;

    size_t width() const { return type == CUDA_R_32F ? 4 : 2; }

    // An element of op(factor), in the matrix of that number.
    float at(int matrix, int row, int column) const {
        size_t place = transposed ? (size_t)row * leading + column : (size_t)column * leading + row;
        const char *from = data + (matrix * stride + place) * width();
        unsigned bits = 0;
        memcpy((char *)&bits + (4 - width()), from, width()); // bf16 is the upper half of fp32
        float value;
        memcpy(&value, &bits, 4);
        return value;
    }
};

struct Product {
    int m, n, k, count;
    Factor a, b;
    float alpha, beta;
    float *c;
    int leading;
    long long stride;

    void run(int matrix) const {
        std::vector<float> left((size_t)m * k);
        for (int term = 0; term < k; term++)
            for (int row = 0; row < m; row++) left[(size_t)term * m + row] = a.at(matrix, row, term);
        std::vector<float> sums(m);
        for (int column = 0; column < n; column++) {
            std::fill(sums.begin(), sums.end(), 0.f);
            for (int term = 0; term < k; term++) {
                float factor = b.at(matrix, term, column);
                const float *from = left.data() + (size_t)term * m;
                for (int row = 0; row < m; row++) sums[row] += from[row] * factor;
            }
            float *to = c + matrix * stride + (size_t)column * leading;
            for (int row = 0; row < m; row++) to[row] = alpha * sums[row] + (beta == 0 ? 0 : beta * to[row]);
        }
    }
};

void run(void *data) {
    const Product &product = *(const Product *)data;
    for (int matrix = 0; matrix < product.count; matrix++) product.run(matrix);
}

// An op's leading dimension is at least the rows that lie in memory.
bool legal(const Factor &factor, int rows, int columns) { return factor.leading >= (factor.transposed ? columns : rows); }
} // namespace

extern "C" {
cublasStatus_t cublasCreate_v2(cublasHandle_t *handle) { return *handle = new cublasContext(), CUBLAS_STATUS_SUCCESS; }
const char *cublasGetStatusString(cublasStatus_t status) { return status == CUBLAS_STATUS_SUCCESS ? "success" : "an error of the stand-in"; }
cublasStatus_t cublasDestroy_v2(cublasHandle_t handle) { return delete handle, CUBLAS_STATUS_SUCCESS; }
cublasStatus_t cublasSetStream_v2(cublasHandle_t handle, cudaStream_t stream) { return handle->stream = stream, CUBLAS_STATUS_SUCCESS; }

cublasStatus_t cublasGemmStridedBatchedEx(cublasHandle_t handle, cublasOperation_t opA, cublasOperation_t opB, int m, int n, int k, const void *alpha,
                                          const void *a, cudaDataType typeA, int lda, long long strideA, const void *b, cudaDataType typeB, int ldb,
                                          long long strideB, const void *beta, void *c, cudaDataType typeC, int ldc, long long strideC, int count,
                                          cublasComputeType_t compute, cublasGemmAlgo_t algorithm) {
    bool known = (typeA == CUDA_R_32F || (typeA == CUDA_R_16BF && compute == CUBLAS_COMPUTE_32F)) && typeB == typeA && typeC == CUDA_R_32F &&
                 (compute == CUBLAS_COMPUTE_32F || compute == CUBLAS_COMPUTE_32F_FAST_TF32) && algorithm == CUBLAS_GEMM_DEFAULT;
    if (!known) return CUBLAS_STATUS_NOT_SUPPORTED;
    Factor left{(const char *)a, typeA, lda, strideA, opA == CUBLAS_OP_T};
    Factor right{(const char *)b, typeB, ldb, strideB, opB == CUBLAS_OP_T};
    if (!legal(left, m, k) || !legal(right, k, n) || ldc < m) return CUBLAS_STATUS_INVALID_VALUE;
    Product product{m, n, k, count, left, right, *(const float *)alpha, *(const float *)beta, (float *)c, ldc, strideC};
    standin_submit(handle->stream, run, &product, sizeof product);
    return CUBLAS_STATUS_SUCCESS;
}
}
