const { defineReader, equals } = require("prodgate/readers");

/** Another provider's type in both spellings, Terraform's and Pulumi's. */
exports.digitalOceanLoadBalancer = defineReader({
    cloud: "digitalocean",
    types: ["digitalocean_loadbalancer", "digitalocean:index/loadBalancer:LoadBalancer"],
    names: ["name"],
    facets: ["exposure"],
    read(p, subject) {
        // EXTERNAL by default: https://registry.terraform.io/providers/digitalocean/digitalocean/latest/docs/resources/loadbalancer
        const network = p.choice("network", { EXTERNAL: "external", INTERNAL: "internal" }, "external");
        return [subject.component("load balancer", { exposure: { internet: equals(network, "external") } })];
    },
});
