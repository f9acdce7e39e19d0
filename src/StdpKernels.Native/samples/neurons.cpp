// A network in a loop: inputs that fire at random drive leaky neurons through weights that learn. Handles are closed by destructors.
//
//   c++ -std=c++17 neurons.cpp $(pkg-config --cflags --libs stdpkernels) -o neurons
#include <algorithm>
#include <cstdio>
#include <random>
#include <stdexcept>
#include <vector>

#include "stdpkernels.h"

namespace {

void require(stdp_status status)
{
    if (status != STDP_OK) throw std::runtime_error(stdp_last_error());
}

class Parameters {
public:
    Parameters() { require(stdp_parameters_create(STDP_FLOAT32, &handle_)); }
    ~Parameters() { stdp_parameters_free(handle_); }
    Parameters(const Parameters &) = delete;
    Parameters &operator=(const Parameters &) = delete;

    void set(stdp_parameter name, double number) { require(stdp_parameters_set_number(handle_, name, number)); }
    stdp_parameters get() const { return handle_; }

private:
    stdp_parameters handle_ = nullptr;
};

class LinearLayer {
public:
    LinearLayer(int inputs, int outputs, const Parameters &rule, double dt)
    {
        require(stdp_linear_layer_create(1, inputs, outputs, rule.get(), dt, 1, STDP_PRESYNAPTIC_ROWS, &handle_));
    }
    ~LinearLayer() { stdp_layer_free(handle_); }
    LinearLayer(const LinearLayer &) = delete;
    LinearLayer &operator=(const LinearLayer &) = delete;

    float *edit()
    {
        float *w = nullptr;
        require(stdp_layer_edit_weights_f32(handle_, &w));
        return w;
    }
    const float *weights() const
    {
        const float *w = nullptr;
        require(stdp_layer_weights_f32(handle_, &w));
        return w;
    }
    // Adds what spikes carry through the weights to the currents of the neurons.
    void propagate(const std::vector<std::int32_t> &pre, std::vector<float> &currents) const
    {
        const stdp_activity z_pre = stdp_events(pre.data(), static_cast<std::int64_t>(pre.size()));
        require(stdp_layer_propagate_f32(handle_, &z_pre, currents.data(), static_cast<std::int64_t>(currents.size())));
    }
    void step(const std::vector<std::int32_t> &pre, const std::vector<std::int32_t> &post)
    {
        const stdp_activity z_pre = stdp_events(pre.data(), static_cast<std::int64_t>(pre.size()));
        const stdp_activity z_post = stdp_events(post.data(), static_cast<std::int64_t>(post.size()));
        require(stdp_layer_step(handle_, &z_pre, &z_post));
    }

private:
    stdp_layer handle_ = nullptr;
};

}  // namespace

int main()
{
    try {
        constexpr int inputs = 200, outputs = 20;
        constexpr double dt = 0.001, rate = 5, leak = dt / 0.02;

        Parameters rule;
        rule.set(STDP_ETA_PLUS, 0.1);
        rule.set(STDP_ETA_MINUS, 0.105);
        rule.set(STDP_TAU_PRE_INV, 1 / 0.02);
        rule.set(STDP_TAU_POST_INV, 1 / 0.02);
        LinearLayer layer(inputs, outputs, rule, dt);
        std::fill_n(layer.edit(), inputs * outputs, 0.3f);

        std::mt19937 random(1);
        std::vector<double> voltage(outputs, 0.0);
        std::vector<float> currents(outputs);
        std::vector<std::int32_t> pre, arriving, post;
        long spikes = 0;
        for (int step = 0; step < 5000; step++) {
            arriving.swap(pre);
            pre.clear();
            for (int i = 0; i < inputs; i++) {
                // Half of the inputs fire together with their neighbours every 100 ms.
                const bool together = i < inputs / 2 && step % 100 == 0;
                if (together || random() < rate * dt * 4294967296.0) pre.push_back(i);
            }

            // Spikes arrive after 1 ms. Rows of presynaptic neurons: the weights of a spike lie one after the other.
            std::fill(currents.begin(), currents.end(), 0.0f);
            layer.propagate(arriving, currents);
            for (int o = 0; o < outputs; o++) voltage[o] += 0.05 * currents[o] - leak * voltage[o];

            post.clear();
            for (int o = 0; o < outputs; o++) {
                if (voltage[o] > 1) {
                    post.push_back(o);
                    voltage[o] = 0;
                }
            }
            spikes += static_cast<long>(post.size());
            layer.step(pre, post);
        }

        const float *w = layer.weights();
        double together = 0, alone = 0;
        for (int i = 0; i < inputs; i++)
            for (int o = 0; o < outputs; o++) (i < inputs / 2 ? together : alone) += w[i * outputs + o];
        std::printf(
            "spikes: %ld, mean weight of inputs that fire together: %.3f, of others: %.3f\n", spikes, together / (inputs / 2 * outputs),
            alone / (inputs / 2 * outputs));
    } catch (const std::exception &e) {
        std::fprintf(stderr, "%s\n", e.what());
        return 1;
    }
}
