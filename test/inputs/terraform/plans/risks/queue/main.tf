terraform {
  required_providers {
    aws = { source = "hashicorp/aws", version = ">= 5.0" }
  }
}

variable "name" {}

variable "dead" {}

module "inner" {
  source = "../inner"
  count  = 1
  name   = var.name
  dead   = var.dead
}

output "arn" {
  value = module.inner[0].arn
}
